import { stat } from 'node:fs/promises';
import { env } from 'node:process';
import { describePlace, type Place } from '@netloom/diagnostics';
import { UsageError } from '@netloom/diagnostics/error';
import { visible } from '@netloom/diagnostics/visible';
import { InputUnreadable } from '@netloom/engine/check';
import {
  importNetworks,
  readSources,
  type Imported,
  type SourceInput,
  type Sources,
} from '@netloom/importer';
import { secretTexts } from '@netloom/network-model';
import { thisHelm } from '../charts/this-helm.ts';
import type { Context } from '../context.ts';
import { today } from '../network-input/today.ts';
import type { SourceOptions } from './options.ts';

/** What was read, and the networks in it. */
export interface ImportedSources {
  readonly sources: Sources;
  readonly imported: Imported;
}

/** Reads all sources, and makes networks of them. What looks like a secret is printed in no form from then on. */
export async function importFrom(
  folders: readonly string[],
  options: SourceOptions,
  context: Context,
): Promise<ImportedSources> {
  const inputs = toInputs(folders, options);
  for (const folder of folders) await refuseMissing(folder);
  const { signal } = context;
  const helm = options.helm ? async () => thisHelm(context) : null;
  const sources = await readSources(inputs, { helm, env, signal });
  refuseNothing(sources, folders);
  const imported = await importNetworks(sources, today());
  context.conceal(imported.sources.flatMap(secretTexts));
  return { sources, imported };
}

function toInputs(folders: readonly string[], options: SourceOptions): readonly SourceInput[] {
  const { kubeconfig, context: contexts = [] } = options;
  const file = kubeconfig === undefined ? {} : { kubeconfig };
  const clusters = [...new Set(contexts)].map((context) => ({ kind: 'cluster', context, ...file }) as const);
  // a kubeconfig without a context is its current one
  const current =
    kubeconfig !== undefined && clusters.length === 0 ? [{ kind: 'cluster', ...file } as const] : [];
  const inputs: readonly SourceInput[] = [
    ...folders.map((path) => ({ kind: 'folder', path }) as const),
    ...clusters,
    ...current,
  ];
  if (inputs.length === 0) {
    throw new UsageError('name a folder, such as `.`, or a cluster by --context NAME or --kubeconfig FILE');
  }
  return inputs;
}

async function refuseMissing(folder: string): Promise<void> {
  const stats = await stat(folder).catch(() => null);
  if (stats?.isDirectory() === true) return;
  const why = stats === null ? 'does not exist' : 'is no folder';
  throw new InputUnreadable('input-missing', `${folder} ${why}: name a folder or a Git checkout`);
}

/** All of a network would be guesses. */
function refuseNothing({ objects, charts, machines, others }: Sources, folders: readonly string[]): void {
  if (objects.length + charts.length + machines.length + others.length > 0) return;
  throw new InputUnreadable(
    'input-missing',
    `nothing in ${folders.join(', ')} says anything about a network: name another folder, or begin with netloom init`,
  );
}

/** What a reader has to know about an import beside its result, a line each. */
export function describeImport(
  { sources, imported }: ImportedSources,
  isVerbose: boolean,
): readonly string[] {
  const { networks } = imported;
  const leftOut = networks.flatMap((network) => network.leftOut);
  const guesses = networks.reduce((sum, network) => sum + network.guesses, 0);
  return [
    `read ${count(sources.files, 'file')}: ${count(networks.length, 'network')} (${networks.map(({ cluster }) => cluster).join(', ')}), ${count(guesses, 'guess', 'guesses')}`,
    ...listed(
      'not read',
      sources.unread.map(({ file, line, why }) => [why, placeText(file, line)]),
      isVerbose,
    ),
    ...listed(
      'not in the network file',
      leftOut.map(({ kind, name, why, range }) => [
        `${kind}: ${why}`,
        `${name}${range === null ? '' : ` (${shortPlace(range)})`}`,
      ]),
      isVerbose,
    ),
    ...beyondClusters(sources),
  ].map(visible);
}

/** What somebody has to add who imports a running cluster. */
function beyondClusters({ objects, others }: Sources): readonly string[] {
  if (!objects.some(({ origin }) => origin === 'cluster')) return [];
  const hasProxmox = others.some(({ kind }) => kind === 'proxmox');
  const what = [
    'the size of the LAN',
    'the router',
    'DHCP',
    'the firewall',
    ...(hasProxmox ? [] : ['Proxmox']),
    'intents',
  ];
  return [`a cluster does not say: ${what.join(', ')}`];
}

/** Without the column: `apps/web.yaml:7`; in a cluster with the path of the value. */
function shortPlace(range: Place): string {
  return range.path === undefined ? placeText(range.file, range.start.line) : describePlace(range);
}

function placeText(file: string, line: number | undefined): string {
  return line === undefined ? file : `${file}:${line}`;
}

function count(number: number, one: string, several = `${one}s`): string {
  return `${number} ${number === 1 ? one : several}`;
}

/** By reason, with how many there are; `--verbose` names each. */
function listed(
  title: string,
  rows: readonly (readonly [reason: string, name: string])[],
  isVerbose: boolean,
): readonly string[] {
  if (rows.length === 0) return [];
  const byReason = [...Map.groupBy(rows, ([reason]) => reason)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  const lines = byReason.flatMap(([reason, own]) => [
    `  ${own.length} × ${reason}`,
    ...(isVerbose ? own.map(([, name]) => `      ${name}`) : []),
  ]);
  return [`${title}${isVerbose ? '' : ' (--verbose names each)'}:`, ...lines];
}
