import { printHuman, withoutTree, countDiagnostics } from '@netloom/diagnostics';
import { EXIT, UsageError } from '@netloom/diagnostics/error';
import { visible } from '@netloom/diagnostics/visible';
import { concealSecrets } from '@netloom/engine/check';
import type { ImportedNetwork } from '@netloom/importer';
import type { Context } from '../../context.ts';
import { describeImport, importFrom, type ImportedSources } from '../../import-input/import-from.ts';
import type { SourceOptions } from '../../import-input/options.ts';
import { writeNewFiles } from '../../new-files.ts';
import { printJsonDocument } from '../../terminal/print-json-document.ts';
import { layoutOf } from '../../terminal/terminal.ts';
import { namesOf } from './choose-network.ts';
import type { mergeInto as MergeInto } from './merge-into.ts';
import { networkFiles } from './network-files.ts';
import { printProposals } from './print-proposal.ts';

export interface ImportOptions extends SourceOptions {
  readonly cluster?: string;
  /** A network file to compare with. */
  readonly into?: string;
  /** With `into`: where the sources count in place of the file. */
  readonly take?: readonly string[];
  /** Where to; true where only `--into` says that. */
  readonly write?: string | true;
  readonly propose?: 'default-deny';
  readonly output: 'human' | 'json';
  readonly verbose?: true;
}

interface ImportInput {
  readonly options: ImportOptions;
  readonly context: Context;
  /** null where no network file is compared: it needs what few runs need. */
  readonly mergeInto: typeof MergeInto | null;
}

/** Writes the networks of the sources; what is wrong with them goes to stderr. */
export async function runImport(
  folders: readonly string[],
  { options, context, mergeInto }: ImportInput,
): Promise<void> {
  checkOptions(options);
  const result = await importFrom(folders, options, context);
  const networks = chosen(result, options);
  const { terminal, exit } = context;
  const { into, write, output } = options;
  if (into !== undefined && mergeInto !== null) {
    await mergeInto({
      networks,
      into,
      isWritten: write === true,
      take: options.take ?? [],
      output,
      rest: aboutSources(result),
      context,
    });
  } else {
    if (typeof write === 'string') {
      const files = networkFiles(networks, write);
      context.finish();
      await writeNewFiles(
        files,
        (path) => `--into ${path} compares with it, and --write beside that adds what is new`,
      );
      for (const { path } of files) terminal.err(`wrote ${visible(path)}\n`);
    }
    if (output === 'json') {
      terminal.out(printJsonDocument({ networks: networks.map(toRow), ...aboutSources(result) }));
    } else if (options.propose !== undefined) {
      terminal.out(printProposals(networks));
    } else if (write === undefined) {
      terminal.out(onlyText(networks));
    }
  }
  printRest(result, options, context);
  exit(countDiagnostics(result.imported.diagnostics).error > 0 ? EXIT.findings : EXIT.ok);
}

function checkOptions({ into, write, take }: ImportOptions): void {
  if (into === undefined && take !== undefined) throw new UsageError('--take is for --into FILE');
  if (into === undefined && write === true) {
    throw new UsageError('--write needs a PATH, or --into FILE beside it: the network file to write into');
  }
  if (into !== undefined && typeof write === 'string') {
    throw new UsageError(
      `--into names the file already: write --write without "${write}", behind the sources`,
    );
  }
}

function chosen(
  { imported: { networks } }: ImportedSources,
  { cluster }: ImportOptions,
): readonly ImportedNetwork[] {
  if (cluster === undefined) return networks;
  const found = networks.filter((network) => network.cluster === cluster);
  if (found.length > 0) return found;
  throw new UsageError(`found no cluster "${cluster}": there is ${namesOf(networks)}`);
}

function onlyText(networks: readonly ImportedNetwork[]): string {
  const [only, other] = networks;
  if (only === undefined || other !== undefined) {
    throw new UsageError(
      `found several clusters: ${namesOf(networks)}. Choose one by --cluster, or write all into a folder by --write.`,
    );
  }
  return only.text;
}

function toRow({ file: _file, ...row }: ImportedNetwork): object {
  return row;
}

function aboutSources({ sources: { files, unread }, imported: { diagnostics } }: ImportedSources): object {
  return { files, unread, diagnostics };
}

function printRest(result: ImportedSources, options: ImportOptions, { terminal }: Context): void {
  if (options.output === 'json') return;
  const { diagnostics, sources } = result.imported;
  if (diagnostics.length > 0) {
    const shown = concealSecrets(sources, diagnostics).map(withoutTree);
    terminal.err(printHuman(diagnostics, { ...layoutOf(terminal, 'err'), sources: shown }));
  }
  for (const line of describeImport(result, options.verbose === true)) terminal.err(`${line}\n`);
}
