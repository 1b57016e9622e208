import { printHuman } from '@netloom/diagnostics';
import { EXIT, type ExitCode } from '@netloom/diagnostics/error';
import { concealSecrets } from '@netloom/engine/check';
import { replaceText } from '@netloom/engine/fix';
import { mergeNetwork, type ImportedNetwork, type Merge } from '@netloom/importer';
import { compareNetworks, wordParts } from '@netloom/rollout/plan';
import type { Context } from '../../context.ts';
import { openInput, type CheckedInput } from '../../network-input/check-input.ts';
import { today } from '../../network-input/today.ts';
import { printFitted } from '../../terminal/fit-lines.ts';
import { printJsonDocument } from '../../terminal/print-json-document.ts';
import { layoutOf } from '../../terminal/terminal.ts';
import { chooseNetwork } from './choose-network.ts';
import { printMerge } from './print-merge.ts';

interface MergeInput {
  readonly networks: readonly ImportedNetwork[];
  /** The network file. */
  readonly into: string;
  readonly isWritten: boolean;
  /** The paths at which the sources count, or `all`. */
  readonly take: readonly string[];
  readonly output: 'human' | 'json';
  /** What else a program is given. */
  readonly rest: object;
  readonly context: Context;
}

/** Compares what was imported with a network file, and adds to it what is new. */
export async function mergeInto({
  networks,
  into,
  isWritten,
  take,
  output,
  rest,
  context,
}: MergeInput): Promise<void> {
  const input = await openInput(into, context);
  if (input === null) return;
  const { checked, path } = input;
  const { name, domain } = checked.facts.network;
  const network = chooseNetwork(networks, { name, domain }, path);
  const merge = await mergeNetwork(network.file, checked, { today: today(), take });
  const statements = compareNetworks({ before: checked.facts, after: merge.after.facts });
  const writes = isWritten && merge.errors.length === 0;
  if (writes) await write(input, merge, context);
  const { terminal, exit } = context;
  if (output === 'json') {
    const { text: _text, after: _after, ...parts } = merge;
    const { cluster, leftOut } = network;
    terminal.out(
      printJsonDocument({
        network: path,
        cluster,
        isWritten: writes,
        ...parts,
        statements,
        leftOut,
        ...rest,
      }),
    );
  } else {
    const title = `${path} and cluster "${network.cluster}" of the sources`;
    printFitted(
      printMerge({ merge, changes: wordParts({ statements }), title, isWritten: writes }),
      terminal,
    );
    printErrors(merge, { path, context });
  }
  exit(exitOf(merge, writes));
}

async function write({ path, checked }: CheckedInput, { text }: Merge, context: Context): Promise<void> {
  const before = checked.source.text;
  if (text === before) return;
  context.finish();
  await replaceText(path, { before, after: text });
}

function printErrors(
  { errors, after: { sources } }: Merge,
  { path, context: { terminal } }: { readonly path: string; readonly context: Context },
): void {
  if (errors.length === 0) return;
  const shown = concealSecrets(sources, errors);
  terminal.err(printHuman(errors, { ...layoutOf(terminal, 'err'), sources: shown }));
  terminal.err(`with what is new, ${path} would have these errors: nothing is written\n`);
}

/** As of a plan: 1 where the file is not, or would not be, what the sources state. */
function exitOf({ added, taken, different, unwritten, errors }: Merge, isWritten: boolean): ExitCode {
  const isOpen = (!isWritten && added.length + taken.length > 0) || errors.length > 0;
  return isOpen || different.length + unwritten.length > 0 ? EXIT.findings : EXIT.ok;
}
