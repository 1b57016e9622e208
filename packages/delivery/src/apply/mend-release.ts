import type { Cluster } from '../cluster/cluster.ts';
import { pause, type Waiting } from '../cluster/waiting.ts';
import { isPending, latestRelease, type Release, type ReleaseName } from './helm-release.ts';

/** Waits as long as a Helm may be at work on a revision. */
export interface WaitWhilePending extends ReleaseName, Waiting {
  readonly cluster: Cluster;
}

/**
 * Waits for a Helm that may have been left behind at work on a release, as long as it would take itself. Gives the release
 * where it is pending even then, so that nobody is at work on it; null where it is not pending, or there is none.
 */
export async function waitWhilePending({
  cluster,
  timeoutMs,
  pollMs,
  signal,
  onProgress,
  ...name
}: WaitWhilePending): Promise<Release | null> {
  const seen = Date.now();
  for (;;) {
    const release = await latestRelease(cluster, name);
    if (release === null || !isPending(release.revision)) return null;
    const { status, begun } = release.revision;
    // never longer than from now: the clocks of cluster and caller may differ
    const left = Math.min(begun, seen) + timeoutMs - Date.now();
    if (left <= 0) return release;
    onProgress(
      `${name.name} is ${status}: a Helm may still be at work on it, waiting ${Math.ceil(left / 1_000)} s at most`,
    );
    await pause(Math.min(pollMs, left), signal);
  }
}

/**
 * Frees a release from a revision that Helm began and did not end, by removing the record of the revision and nothing else:
 * what it has made stays, carries the release's name, and is taken on by the next upgrade. Rolling back, or uninstalling a
 * first install, would take addresses and routes away that are wanted a moment later.
 */
export async function dropRevision(cluster: Cluster, { namespace, revision }: Release): Promise<void> {
  await cluster.delete({ apiVersion: 'v1', kind: 'Secret', namespace, name: revision.secret });
}
