import { setTimeout as sleep } from 'node:timers/promises';
import { parseObject, describeRef, refOf, type ApiObject, type ClusterClient } from '@netloom/cluster';
import type { Helm } from '@netloom/helm';
import { readManifests } from './manifests.ts';

const TIMEOUT = '90s';

/** The umbrella's release in a cluster, through Helm's commands. */
export class UmbrellaRelease {
  readonly #helm: Helm;
  readonly #kubeconfig: string;

  constructor(helm: Helm, kubeconfig: string) {
    this.#helm = helm;
    this.#kubeconfig = kubeconfig;
  }

  /** Installs or upgrades, and waits until it is ready. */
  async upgrade(chart: string, values: string, ...more: readonly string[]): Promise<string> {
    const args = ['upgrade', '--install', 'netloom', chart, '--values', '-'];
    return this.#run([...args, '--wait', '--timeout', TIMEOUT, ...more], values);
  }

  /** The objects of the release, as Helm rendered them. */
  async manifests(): Promise<readonly ApiObject[]> {
    return readManifests(await this.run('get', 'manifest', 'netloom')).map(parseObject);
  }

  async run(...args: readonly string[]): Promise<string> {
    return this.#run(args, '');
  }

  async #run(args: readonly string[], stdin: string): Promise<string> {
    const where = ['--namespace', 'netloom-system', '--kubeconfig', this.#kubeconfig];
    return (await this.#helm.run([...args, ...where], { stdin })).stdout;
  }
}

/** The live objects, by their names. */
export type Snapshot = ReadonlyMap<string, ApiObject | null>;

export async function snapshot(cluster: ClusterClient, manifests: readonly ApiObject[]): Promise<Snapshot> {
  const read = manifests.map(refOf).map(async (ref) => [describeRef(ref), await cluster.get(ref)] as const);
  return new Map(await Promise.all(read));
}

/** A snapshot once controllers have written their status, Jobs have ended, and nothing changes any more. */
export async function settled(cluster: ClusterClient, manifests: readonly ApiObject[]): Promise<Snapshot> {
  let before = await snapshot(cluster, manifests);
  for (;;) {
    await sleep(500);
    const after = await snapshot(cluster, manifests);
    const isSame = JSON.stringify([...versionsOf(before)]) === JSON.stringify([...versionsOf(after)]);
    if (isSame && ![...after.values()].some(isAtWork)) return after;
    before = after;
  }
}

function isAtWork(object: ApiObject | null): boolean {
  if (object?.kind !== 'Job') return false;
  // as the API has it
  const { completionTime } = (object.status ?? {}) as { readonly completionTime?: string };
  return completionTime === undefined;
}

export function versionsOf(objects: Snapshot): ReadonlyMap<string, string | undefined> {
  return new Map([...objects].map(([name, object]) => [name, object?.metadata.resourceVersion]));
}

/** The written fields of an object, without those that servers and controllers add. */
export function written(object: ApiObject | null): unknown {
  if (object === null) return null;
  const { status: _status, metadata, ...rest } = object;
  const { name, namespace, labels, annotations } = metadata;
  const { 'deployment.kubernetes.io/revision': _revision, ...own } = annotations ?? {};
  return { ...rest, metadata: { name, namespace, labels, annotations: own } };
}

/** The names of the objects whose written fields differ. */
export function changedBetween(before: Snapshot, after: Snapshot): readonly string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names]
    .filter((name) => textOf(before.get(name) ?? null) !== textOf(after.get(name) ?? null))
    .sort();
}

/** The server puts the uid of a Job into its selector and its pods' labels. */
function textOf(object: ApiObject | null): string {
  return JSON.stringify(written(object), (key, value: unknown) =>
    key.endsWith('controller-uid') ? undefined : value,
  );
}
