import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { templateUmbrella } from '@netloom/archives';
import { parseSource } from '@netloom/diagnostics';
import { checkNetwork, umbrellaValues, withReach, type Checked, type CheckedNetwork } from '@netloom/engine';
import { findHelm } from '@netloom/helm';
import type { Network, NetworkFacts } from '@netloom/network-model';
import { load, loadAll } from 'js-yaml';
import { CHARTS, ROOT } from './repository.ts';

/** A Kubernetes object as Helm printed it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: unknown;
  readonly data?: Readonly<Record<string, string>>;
}

export interface Templated {
  readonly facts: NetworkFacts;
  readonly network: Network;
  /** The umbrella's values, read back from the text that Helm was given. */
  readonly values: unknown;
  readonly text: string;
  readonly manifests: readonly Manifest[];
}

/** By folder: the same networks are templated with many charts. */
const checkedNetworks = new Map<string, Promise<CheckedNetwork>>();

/** Everything from network.yaml to Helm's output, read back. */
export async function templateNetwork(folder: string, charts: string = CHARTS): Promise<Templated> {
  const checked = checkedNetworks.get(folder) ?? checkedNetwork(folder);
  checkedNetworks.set(folder, checked);
  return templateChecked(await checked, charts);
}

/** The same from a text. */
export async function templateText(text: string): Promise<Templated> {
  return templateChecked(checkedOr(text, checkNetwork(parseSource(text, 'network.yaml'))), CHARTS);
}

async function templateChecked({ facts }: CheckedNetwork, charts: string): Promise<Templated> {
  const { network } = facts;
  const values = await umbrellaValues(network);
  const text = await templateUmbrella({ charts, values, helm: await findHelm(process) });
  return { facts, network, values: load(values), text, manifests: readManifests(text) };
}

/** A network of this repository, such as `networks/homelab`, as it is or with another text. */
export async function checkedNetwork(
  folder: string,
  edit: (text: string) => string = (text) => text,
): Promise<CheckedNetwork> {
  const text = edit(await readFile(join(ROOT, folder, 'network.yaml'), 'utf8'));
  return checkedOr(folder, checkNetwork(await withReach(parseSource(text, 'network.yaml'))));
}

function checkedOr(what: string, checked: Checked): CheckedNetwork {
  if (checked.kind === 'checked') return checked;
  throw new Error(`${what} has mistakes of form: ${JSON.stringify(checked.diagnostics)}`);
}

export function readManifests(text: string): readonly Manifest[] {
  // a template that renders nothing leaves an empty document
  return loadAll(text).filter((document) => document !== null && document !== undefined) as Manifest[];
}

export function idOf({ apiVersion, kind, metadata }: Manifest): string {
  return `${apiVersion} ${kind} ${metadata.namespace ?? '-'}/${metadata.name}`;
}
