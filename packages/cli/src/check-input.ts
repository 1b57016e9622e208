import { visible } from './printable.ts';
import type { Checked, CheckedNetwork } from '@netloom/engine/check';
import type { Context } from './context.ts';
import { EXIT } from './exit-code.ts';
import { findNetwork, shortPath } from './find-network.ts';
import { today } from './today.ts';

export interface CheckedInput {
  /** NETWORK as it was given, for hints that repeat it. */
  readonly argument: string | undefined;
  /** The path of the network file, as messages print it. */
  readonly path: string;
  readonly checked: CheckedNetwork;
}

/** The network, for commands that act on it. null where findings forbid that: they are on stderr then, and the exit code is set. */
export async function checkInput(
  argument: string | undefined,
  context: Context,
): Promise<CheckedInput | null> {
  const input = await openInput(argument, context);
  if (input?.checked.diagnostics.some(({ severity }) => severity === 'error') !== true) return input;
  await printFindings(input.checked, context);
  context.exit(EXIT.findings);
  return null;
}

/**
 * The same, for commands that make objects of the network: two of one kind, namespace and name are refused, too. Only
 * they load the charts.
 */
export async function checkBuildable(
  argument: string | undefined,
  context: Context,
): Promise<CheckedInput | null> {
  const input = await checkInput(argument, context);
  if (input === null) return null;
  const { checkObjects } = await import('@netloom/engine');
  const diagnostics = checkObjects(input.checked);
  if (diagnostics.length === 0) return input;
  await printFindings({ ...input.checked, diagnostics }, context);
  context.exit(EXIT.findings);
  return null;
}

/** The network, for commands that answer questions about it: only mistakes of form leave nothing to ask. */
export async function openInput(
  argument: string | undefined,
  context: Context,
): Promise<CheckedInput | null> {
  const { checkNetwork, loadNetwork, secretTexts } = await import('@netloom/engine/check');
  const path = shortPath(await findNetwork(argument));
  // whoever did not name the file itself is told which one it is
  if (path !== argument) context.terminal.err(`network: ${visible(path)}\n`);
  const loaded = await loadNetwork(path);
  context.conceal(secretTexts(loaded.source));
  const checked = checkNetwork(loaded, { today: today() });
  if (checked.kind === 'checked') return { argument, path, checked };
  await printFindings(checked, context);
  context.exit(checked.kind === 'unreadable' ? EXIT.unreadable : EXIT.findings);
  return null;
}

/** Findings on stderr, for commands whose data is something else. */
export async function printFindings({ diagnostics, sources }: Checked, { terminal }: Context): Promise<void> {
  if (diagnostics.length === 0) return;
  const { concealSecrets } = await import('@netloom/engine/check');
  const { printHuman } = await import('@netloom/diagnostics');
  const shown = concealSecrets(sources, diagnostics);
  terminal.err(printHuman(diagnostics, { sources: shown, color: terminal.color.err }));
}
