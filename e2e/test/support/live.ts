import { setTimeout as sleep } from 'node:timers/promises';
import { ownerOf, type ApiObject, type ClusterClient } from '@netloom/cluster';
import { findHelm } from '@netloom/helm';
import { UmbrellaRelease, settled, versionsOf } from './release.ts';

/** The live objects of the umbrella's release, once nothing changes any more. */
export async function liveObjects(
  cluster: ClusterClient,
  kubeconfig: string,
): Promise<ReadonlyMap<string, ApiObject | null>> {
  const release = new UmbrellaRelease(await findHelm(process), kubeconfig);
  return settled(cluster, await release.manifests());
}

/** The objects that are missing or do not belong to the umbrella's release. */
export function unmanagedObjects(objects: ReadonlyMap<string, ApiObject | null>): readonly string[] {
  return [...objects].filter(([, object]) => ownerOf(object).kind !== 'ours').map(([name]) => name);
}

/** The objects that were written since `before`: those with another resourceVersion. */
export function writtenSince(
  before: ReadonlyMap<string, ApiObject | null>,
  after: ReadonlyMap<string, ApiObject | null>,
): readonly string[] {
  const [old, now] = [versionsOf(before), versionsOf(after)];
  return [...now.keys()].filter((name) => old.get(name) !== now.get(name)).sort();
}

/** Polls until there is a result. */
export async function until<T>(poll: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const result = await poll();
    if (result !== null) return result;
    await sleep(100);
  }
}
