import { setTimeout as sleep } from 'node:timers/promises';
import { ownerOf, type ApiObject, type Cluster } from '@netloom/cluster';
import { findHelm } from '@netloom/helm';
import { Release, settled, versionsOf } from './release.ts';

/** The objects of the umbrella's release, each as the cluster has it, once nothing changes any more. */
export async function liveObjects(
  cluster: Cluster,
  kubeconfig: string,
): Promise<ReadonlyMap<string, ApiObject | null>> {
  const release = new Release(await findHelm(process), kubeconfig);
  return settled(cluster, await release.manifests());
}

/** The objects that are not of the umbrella's release, or not there. */
export function notOurs(objects: ReadonlyMap<string, ApiObject | null>): readonly string[] {
  return [...objects].filter(([, object]) => ownerOf(object).kind !== 'ours').map(([name]) => name);
}

/** What was written in a cluster since `before`: of the objects of both, those with another resourceVersion. */
export function writtenSince(
  before: ReadonlyMap<string, ApiObject | null>,
  after: ReadonlyMap<string, ApiObject | null>,
): readonly string[] {
  const [old, now] = [versionsOf(before), versionsOf(after)];
  return [...now.keys()].filter((name) => old.get(name) !== now.get(name)).sort();
}

/** Asks until there is an answer. */
export async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    await sleep(100);
  }
}
