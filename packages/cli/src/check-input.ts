import type { Checked, CheckedNetwork } from '@netloom/engine/check';
import type { Context } from './context.ts';
import { EXIT } from './exit-code.ts';
import { findNetwork, shortPath } from './find-network.ts';

export interface CheckedInput {
  /** The path of the network file, as messages print it. */
  readonly path: string;
  readonly checked: CheckedNetwork;
}

/** The network, checked. null where findings forbid to go on: they are on stderr then, and the exit code is set. */
export async function checkInput(
  argument: string | undefined,
  context: Context,
): Promise<CheckedInput | null> {
  const { checkNetwork, loadNetwork } = await import('@netloom/engine/check');
  const path = shortPath(await findNetwork(argument));
  const checked = checkNetwork(await loadNetwork(path));
  const mistaken = checked.diagnostics.some(({ severity }) => severity === 'error');
  if (checked.kind === 'checked' && !mistaken) return { path, checked };
  await printFindings(checked, context);
  context.exit(checked.kind === 'unreadable' ? EXIT.unreadable : EXIT.findings);
  return null;
}

/** Findings on stderr, for commands whose data is something else. */
export async function printFindings({ diagnostics, source }: Checked, { terminal }: Context): Promise<void> {
  if (diagnostics.length === 0) return;
  const { printHuman } = await import('@netloom/diagnostics');
  terminal.err(printHuman(diagnostics, { sources: [source], color: terminal.color.err }));
}
