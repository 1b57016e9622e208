import type { Context } from './context.ts';

/** Where Ctrl-C stopped a command of several steps: an interrupted command says nothing else. */
export function tellStop(error: unknown, { terminal, signal }: Context): void {
  if (!signal.aborted || !(error instanceof Error) || !('step' in error)) return;
  terminal.err(`netloom: stopped at ${String(error.step)}. Run the same command again to go on.\n`);
}
