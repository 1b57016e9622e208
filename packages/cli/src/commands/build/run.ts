import { dirname, join } from 'node:path';
import { compareVersions } from '@netloom/chart-kit';
import { EXIT, UsageError } from '@netloom/diagnostics/error';
import { visible } from '@netloom/diagnostics/visible';
import { buildNetwork, compareFolder, isUpToDate, writeFolder, type Comparison } from '@netloom/engine';
import manifest from '../../../package.json' with { type: 'json' };
import type { Context } from '../../context.ts';
import { checkAllBuildable } from '../../network-input/check-buildable.ts';
import type { CheckedInput } from '../../network-input/check-input.ts';
import { refuseStdin, refuseStdinTwice } from '../../network-input/load-input.ts';
import { repeatNetwork } from '../../network-input/repeat-network.ts';
import { printDifference, printWritten } from '../../terminal/print-difference.ts';
import { inOrder } from './in-order.ts';

/** Folders: the next networks are drawn while the files of these are flushed to the disk. */
const WRITTEN_AT_ONCE = 4;

export interface BuildOptions {
  readonly check?: true;
  readonly out?: string;
  readonly force?: true;
  readonly watch?: true;
}

interface BuildInput {
  readonly options: BuildOptions;
  readonly context: Context;
}

/**
 * Writes what is generated from networks, or compares it with what is there. All of them are checked before the first is
 * written: where one has an error, nothing is.
 */
export async function runBuild(networks: readonly string[], { options, context }: BuildInput): Promise<void> {
  if (networks.length > 1 && options.out !== undefined) {
    throw new UsageError('--out names the folder of one network: leave it out, or build one network.');
  }
  refuseStdinTwice(networks);
  if (options.out === undefined) {
    for (const network of networks) {
      refuseStdin(network, 'standard input lies in no folder; --out names one');
    }
  }
  const { inputs, isComplete } = await checkAllBuildable(networks, context);
  if (options.check !== true) {
    if (isComplete) await writeAll(inputs, { options, context });
    else if (networks.length > 1) context.terminal.err('nothing is written: fix the errors first.\n');
    return;
  }
  const prefixed = networks.length > 1;
  for (const input of inputs) await compare(input, { options, context, prefixed });
}

async function writeAll(inputs: readonly CheckedInput[], { options, context }: BuildInput): Promise<void> {
  const { terminal, signal } = context;
  refuseSharedFolders(inputs);
  context.finish();
  await inOrder(inputs, {
    most: WRITTEN_AT_ONCE,
    work: async (input) => {
      const folder = folderOf(input, options);
      const files = await buildNetwork(input.checked);
      const force = options.force === true;
      return {
        folder,
        written: await writeFolder(folder, files, { version: manifest.version, force, signal }),
      };
    },
    done: ({ folder, written }) => {
      terminal.err(printWritten(folder, written));
    },
  });
}

function refuseSharedFolders(inputs: readonly CheckedInput[]): void {
  for (const [folder, [one, other]] of Map.groupBy(inputs, ({ path }) => dirname(path))) {
    if (one === undefined || other === undefined) continue;
    throw new UsageError(
      `${visible(one.path)} and ${visible(other.path)} would both be written to ${visible(join(folder, 'generated'))}: build one of them with --out.`,
    );
  }
}

async function compare(
  input: CheckedInput,
  { options, context, prefixed }: BuildInput & { readonly prefixed: boolean },
): Promise<void> {
  const { terminal } = context;
  const folder = folderOf(input, options);
  const difference = await compareFolder(folder, await buildNetwork(input.checked));
  if (isUpToDate(difference)) {
    terminal.err(`${visible(folder)} is up to date with ${visible(input.path)}\n`);
    return;
  }
  terminal.out(printDifference(difference, prefixed ? `${folder}/` : ''));
  const advice = repeatNetwork(adviceFor(difference, options), input.argument);
  terminal.err(`${visible(folder)} is not up to date with ${visible(input.path)}: ${advice}.\n`);
  context.exit(EXIT.findings);
}

function folderOf({ path }: CheckedInput, { out }: BuildOptions): string {
  return out ?? join(dirname(path), 'generated');
}

/** What to do about a difference, and whether another version of netloom may have made it. */
function adviceFor({ writtenBy }: Comparison, options: BuildOptions): string {
  const { version } = manifest;
  const command = `netloom build${outOption(options)}`;
  if (writtenBy === null || writtenBy === version) return `run \`${command}\``;
  const versions = `it was written by netloom ${visible(writtenBy)}, and this is netloom ${version}`;
  return compareVersions(writtenBy, version) > 0
    ? `${versions}, which is older: update netloom, or run \`${command} --force\``
    : `${versions}, which may explain it: run \`${command}\``;
}

/** The option of the folder, as an advice repeats it. */
function outOption({ out }: BuildOptions): string {
  return out === undefined ? '' : ` --out ${out}`;
}
