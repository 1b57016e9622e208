import { dirname, join } from 'node:path';
import { compareVersions } from '@netloom/chart-kit';
import { EXIT } from '@netloom/diagnostics/error';
import { visible } from '@netloom/diagnostics/visible';
import {
  buildNetwork,
  checkRelease,
  compareFolder,
  isUpToDate,
  writeFolder,
  type Comparison,
} from '@netloom/engine';
import manifest from '../../../package.json' with { type: 'json' };
import type { Context } from '../../context.ts';
import { checkBuildable } from '../../network-input/check-buildable.ts';
import { printFindings } from '../../network-input/check-input.ts';
import { repeatNetwork } from '../../network-input/repeat-network.ts';
import { stopAtErrors } from '../../network-input/stop-at-errors.ts';
import { printDifference, printWritten } from '../../terminal/print-difference.ts';

export interface BuildOptions {
  readonly check?: true;
  readonly out?: string;
  readonly force?: true;
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
  const diagnostics = checkRelease(input.checked, { values: files.get('values.yaml') ?? '' });
  if (stopAtErrors(input, { diagnostics, context })) return;
  const folder = options.out ?? join(dirname(input.path), 'generated');
  const { terminal, signal } = context;
  if (options.check !== true) {
    context.finish();
    const written = await writeFolder(folder, files, {
      version: manifest.version,
      force: options.force === true,
      signal,
    });
    terminal.err(printWritten(folder, written));
    return;
  }
  const difference = await compareFolder(folder, files);
  if (isUpToDate(difference)) {
    terminal.err(`${visible(folder)} is up to date with ${visible(input.path)}\n`);
    return;
  }
  terminal.out(printDifference(difference));
  const advice = repeatNetwork(adviceFor(difference, options), network);
  terminal.err(`${visible(folder)} is not up to date with ${visible(input.path)}: ${advice}.\n`);
  context.exit(EXIT.findings);
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
