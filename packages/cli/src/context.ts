import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** What every command is given. */
export interface Context {
  readonly terminal: Terminal;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Says how the command ends; 0 unless called. */
  readonly exit: (code: ExitCode) => void;
}
