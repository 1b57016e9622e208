import { dirname, join } from 'node:path';
import { EXIT } from '@netloom/diagnostics/error';
import { visible } from '@netloom/diagnostics/visible';
import { buildNetwork, compareFolder, isUpToDate, writeFolder } from '@netloom/engine';
import type { Context } from '../../context.ts';
import { checkBuildable } from '../../network-input/check-buildable.ts';
import { printFindings } from '../../network-input/check-input.ts';
import { repeatNetwork } from '../../network-input/repeat-network.ts';
import { printDifference, printWritten } from '../../terminal/print-difference.ts';

export interface BuildOptions {
  readonly check?: true;
  readonly out?: string;
}

/** Writes what is generated from a network, or compares it with what is there. */
export async function runBuild(
  network: string | undefined,
  { options, context }: { readonly options: BuildOptions; readonly context: Context },
): Promise<void> {
  const input = await checkBuildable(network, context);
  if (input === null) return;
  printFindings(input.checked, context);
  const files = await buildNetwork(input.checked);
  const folder = options.out ?? join(dirname(input.path), 'generated');
  const { terminal, signal } = context;
  if (options.check !== true) {
    context.finish();
    terminal.err(printWritten(folder, await writeFolder(folder, files, { signal })));
    return;
  }
  const difference = await compareFolder(folder, files);
  if (isUpToDate(difference)) {
    terminal.err(`${visible(folder)} is up to date with ${visible(input.path)}\n`);
    return;
  }
  terminal.out(printDifference(difference));
  const hint = repeatNetwork(`run \`netloom build${outOption(options)}\``, network);
  terminal.err(`${visible(folder)} is not up to date with ${visible(input.path)}: ${hint}.\n`);
  context.exit(EXIT.findings);
}

/** The option of the folder, as a hint repeats it. */
function outOption({ out }: BuildOptions): string {
  return out === undefined ? '' : ` --out ${out}`;
}
