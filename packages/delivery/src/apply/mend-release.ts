import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from '../cluster/cluster.ts';
import { isPending, latestRelease, type Release, type ReleaseName } from './helm-release.ts';

export interface MendRelease extends ReleaseName {
  readonly cluster: Cluster;
  /** How long a Helm may be at work on a revision. */
  readonly timeoutMs: number;
  readonly pollMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: (text: string) => void;
}

/**
 * Frees a release from a revision that Helm began and did not end. A Helm that was left behind may still be at work on it,
 * so that is waited for as long as Helm itself would take. Then the record of the revision is removed, and nothing else:
 * what it has made stays, carries the release's name, and is taken on by the next upgrade. Rolling back, or uninstalling a
 * first install, would take addresses and routes away that are wanted a moment later.
 *
 * Gives the revision that was removed; null where the release came out of it by itself.
 */
export async function mendRelease({
  cluster,
  timeoutMs,
  pollMs,
  signal,
  onProgress,
  ...name
}: MendRelease): Promise<Release | null> {
  const seen = Date.now();
  for (;;) {
    const release = await latestRelease(cluster, name);
    if (release === null || !isPending(release.revision)) return null;
    const { status, secret, begun } = release.revision;
    // never longer than from now: the clocks of cluster and caller may differ
    const left = Math.min(begun, seen) + timeoutMs - Date.now();
    if (left <= 0) {
      onProgress(
        `${name.name}: removing the record of revision ${release.revision.number}, which was left ${status}`,
      );
      await cluster.delete({ apiVersion: 'v1', kind: 'Secret', namespace: name.namespace, name: secret });
      return release;
    }
    onProgress(
      `${name.name} is ${status}: a Helm may still be at work on it, waiting ${Math.ceil(left / 1_000)} s at most`,
    );
    await sleep(Math.min(pollMs, left), undefined, signal === undefined ? {} : { signal });
  }
}
