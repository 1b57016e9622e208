import { printHuman } from '@netloom/diagnostics';
import { EXIT } from '@netloom/diagnostics/error';
import { visible } from '@netloom/diagnostics/visible';
import { checkLoaded, concealSecrets, type Checked, type CheckedNetwork } from '@netloom/engine/check';
import { secretTexts } from '@netloom/network-model';
import type { Context } from '../context.ts';
import { layoutOf } from '../terminal/terminal.ts';
import { loadInput, nameInput, STDIN } from './load-input.ts';
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
  printFindings(input.checked, context);
  context.exit(EXIT.findings);
  return null;
}

/** The network, for commands that answer questions about it: only mistakes of form leave nothing to ask. */
export async function openInput(
  argument: string | undefined,
  context: Context,
): Promise<CheckedInput | null> {
  const path = await nameInput(argument);
  // not needed where the argument is the file itself
  if (path !== argument && argument !== STDIN) context.terminal.err(`network: ${visible(path)}\n`);
  const loaded = await loadInput(argument, path);
  context.conceal(secretTexts(loaded.source));
  const checked = checkLoaded(loaded, { today: today() });
  if (checked.kind === 'checked') return { argument, path, checked };
  printFindings(checked, context);
  context.exit(checked.kind === 'unreadable' ? EXIT.unreadable : EXIT.findings);
  return null;
}

/** Findings on stderr, for commands whose data is something else. */
export function printFindings({ diagnostics, sources }: Checked, { terminal }: Context): void {
  if (diagnostics.length === 0) return;
  const shown = concealSecrets(sources, diagnostics);
  terminal.err(
    printHuman(diagnostics, {
      ...layoutOf(terminal, 'err'),
      sources: shown,
      unfold: '`netloom validate --verbose`',
    }),
  );
}
