import { EXIT, exitCodeOf, type ExitCode } from '@netloom/diagnostics/error';
import type { Terminal } from './terminal.ts';

/** Prints an error: a known one as its message, an unknown one with its stack. Returns the exit code. */
export function reportError(error: unknown, { err }: Terminal): ExitCode {
  if (!(error instanceof Error)) {
    err(`netloom: ${String(error)}\n`);
    return EXIT.bug;
  }
  const exit = exitCodeOf(error);
  if (exit !== EXIT.bug) {
    err(`netloom: ${error.message}\n`);
    return exit;
  }
  err(`netloom: this is a bug in netloom, please report it.\n${error.stack ?? error.message}\n`);
  if (error.cause instanceof Error) err(`caused by ${error.cause.stack ?? error.cause.message}\n`);
  return EXIT.bug;
}
