import type { ExitCode } from '@netloom/diagnostics/error';
import type { Terminal } from './terminal/terminal.ts';

/** What every command is given. */
export interface Context {
  readonly terminal: Terminal;
  /** Aborted by Ctrl-C, SIGTERM and SIGHUP. A command that does not ask for it is ended by them at once. */
  readonly signal: AbortSignal;
  /** Before a command writes: from here on an interruption waits until it has stopped gracefully. */
  readonly finish: () => void;
  /** From here on these texts are never printed, in no form. */
  readonly conceal: (secrets: readonly string[]) => void;
  /** Sets the exit code, unless a higher one is set: what happened to several networks ends as the worst of it. It is 0 at first. */
  readonly exit: (code: ExitCode) => void;
}
