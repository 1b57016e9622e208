import { printHuman, withoutTree, countDiagnostics } from '@netloom/diagnostics';
import { EXIT, UsageError } from '@netloom/diagnostics/error';
import { visible } from '@netloom/diagnostics/visible';
import { concealSecrets } from '@netloom/engine/check';
import type { ImportedNetwork } from '@netloom/importer';
import type { Context } from '../../context.ts';
import { describeImport, importFrom, type ImportedSources } from '../../import-input/import-from.ts';
import type { SourceOptions } from '../../import-input/options.ts';
import { printJsonDocument } from '../../terminal/print-json-document.ts';
import { layoutOf } from '../../terminal/terminal.ts';
import { printProposals } from './print-proposal.ts';
import { writeNetworks } from './write-networks.ts';

export interface ImportOptions extends SourceOptions {
  readonly cluster?: string;
  readonly write?: string;
  readonly propose?: 'default-deny';
  readonly output: 'human' | 'json';
  readonly verbose?: true;
}

/** Writes the networks of the sources; what is wrong with them goes to stderr. */
export async function runImport(
  folders: readonly string[],
  { options, context }: { readonly options: ImportOptions; readonly context: Context },
): Promise<void> {
  const result = await importFrom(folders, options, context);
  const networks = chosen(result, options);
  const { terminal, exit } = context;
  if (options.write !== undefined) {
    context.finish();
    for (const path of await writeNetworks(networks, options.write)) terminal.err(`wrote ${visible(path)}\n`);
  }
  if (options.output === 'json') terminal.out(printJsonDocument(toDocument(networks, result)));
  else if (options.propose !== undefined) terminal.out(printProposals(networks));
  else if (options.write === undefined) terminal.out(onlyText(networks));
  printRest(result, options, context);
  exit(countDiagnostics(result.imported.diagnostics).error > 0 ? EXIT.findings : EXIT.ok);
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

function namesOf(networks: readonly ImportedNetwork[]): string {
  return networks.map(({ cluster }) => `"${cluster}"`).join(', ');
}

function toDocument(networks: readonly ImportedNetwork[], { sources, imported }: ImportedSources): object {
  const { diagnostics } = imported;
  return { files: sources.files, networks, unread: sources.unread, diagnostics };
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
