import type { ExitCode } from '@netloom/diagnostics/error';
import type { Terminal } from './terminal/terminal.ts';

/** What every command is given. */
export interface Context {
  readonly terminal: Terminal;
  /** Aborted by Ctrl-C, SIGTERM and SIGHUP. A command that does not ask for it is ended by them at once. */
  readonly signal: AbortSignal;
  /** Before a command writes: from here on an interruption waits until it has stopped in order. */
  readonly finish: () => void;
  /** Texts that are printed nowhere from here on, in whatever form they are printed. */
  readonly conceal: (secrets: readonly string[]) => void;
  /** Says how the command ends; 0 unless called. */
  readonly exit: (code: ExitCode) => void;
}
