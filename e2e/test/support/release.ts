import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseObject, refInWords, refOf, type ApiObject, type Cluster } from '@netloom/delivery/cluster';
import type { Helm } from '@netloom/helm';
import { setTimeout as sleep } from 'node:timers/promises';
import { readManifests } from './manifests.ts';

const TIMEOUT = '90s';

/** The umbrella's release in a cluster, as Helm's commands see it. */
export class Release {
  readonly #helm: Helm;
  readonly #kubeconfig: string;

  constructor(helm: Helm, kubeconfig: string) {
    this.#helm = helm;
    this.#kubeconfig = kubeconfig;
  }

  /** Installs or upgrades, and waits until it is ready. */
  async upgrade(chart: string, values: string, ...more: readonly string[]): Promise<string> {
    const file = join(await mkdtemp(join(tmpdir(), 'netloom-values-')), 'values.yaml');
    await writeFile(file, values);
    return this.run(
      ...['upgrade', '--install', 'netloom', chart, '--values', file],
      ...['--wait', '--timeout', TIMEOUT, ...more],
    );
  }

  /** The objects of the release, as Helm rendered them. */
  async manifests(): Promise<readonly ApiObject[]> {
    return readManifests(await this.run('get', 'manifest', 'netloom')).map(parseObject);
  }

  async run(...args: readonly string[]): Promise<string> {
    const { stdout } = await this.#helm.run([
      ...args,
      ...['--namespace', 'netloom-system', '--kubeconfig', this.#kubeconfig],
    ]);
    return stdout;
  }
}

/** What is there of each object, by its name in words. */
export type Snapshot = ReadonlyMap<string, ApiObject | null>;

export async function snapshot(cluster: Cluster, manifests: readonly ApiObject[]): Promise<Snapshot> {
  const live = new Map<string, ApiObject | null>();
  for (const manifest of manifests) {
    const ref = refOf(manifest);
    live.set(refInWords(ref), await cluster.get(ref));
  }
  return live;
}

/** The same once controllers have written their status, and nothing changes any more. */
export async function settled(cluster: Cluster, manifests: readonly ApiObject[]): Promise<Snapshot> {
  let before = await snapshot(cluster, manifests);
  for (;;) {
    await sleep(500);
    const after = await snapshot(cluster, manifests);
    if (JSON.stringify([...versionsOf(before)]) === JSON.stringify([...versionsOf(after)])) return after;
    before = after;
  }
}

export function versionsOf(objects: Snapshot): ReadonlyMap<string, string | undefined> {
  return new Map([...objects].map(([name, object]) => [name, object?.metadata.resourceVersion]));
}

/** What somebody wrote of it, without what servers and controllers add. */
export function written(object: ApiObject | null): unknown {
  if (object === null) return null;
  const { status: _status, metadata, ...rest } = object;
  const { name, namespace, labels, annotations } = metadata;
  const { 'deployment.kubernetes.io/revision': _revision, ...own } = annotations ?? {};
  return { ...rest, metadata: { name, namespace, labels, annotations: own } };
}

/** The names of the objects that were written differently. */
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
