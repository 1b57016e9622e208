import { pause, type ClusterClient, type Polling } from '@netloom/cluster';
import { isPending, latestRelease, type Release, type ReleaseName, type Revision } from './helm-release.ts';

export interface PendingWait extends ReleaseName, Omit<Polling, 'timeoutMs'> {
  readonly cluster: ClusterClient;
}

/**
 * Waits as long as a Helm may be at work on a release: the limit stands in the revision itself, since whoever started that
 * Helm said how long it may take. Gives the release where it is pending even then, so that nobody is at work on it; null
 * where it is not pending, or there is none.
 */
export async function waitWhilePending({
  cluster,
  pollMs,
  signal,
  onProgress,
  ...name
}: PendingWait): Promise<Release | null> {
  let observed = { revision: 0, at: 0 };
  for (;;) {
    const release = await latestRelease(cluster, name);
    if (release === null || !isPending(release.revision)) return null;
    const { number, status, limitMs } = release.revision;
    if (observed.revision !== number) observed = { revision: number, at: performance.now() };
    const watchedMs = performance.now() - observed.at;
    const left = limitMs - Math.max(watchedMs, ageOf(release.revision, cluster));
    if (left <= 0) return release;
    onProgress(
      `${name.name} is ${status}: a Helm may still be at work on it, waiting ${Math.ceil(left / 1_000)} s at most`,
    );
    await pause(Math.min(pollMs, left), signal);
  }
}

/** Both times are of the cluster's clock: that of this machine may be another. */
function ageOf({ begun }: Revision, { clock }: Pick<ClusterClient, 'clock'>): number {
  return clock === null || Number.isNaN(begun) ? 0 : clock - begun;
}

/**
 * Frees a release from a revision that Helm began and did not end, by removing the record of the revision and nothing else:
 * what it has made stays, carries the release's name, and is taken on by the next upgrade. Rolling back, or uninstalling a
 * first install, would take addresses and routes away that are needed a moment later. A record that Helm has written since
 * it was read stays: the cluster refuses its deletion.
 */
export async function dropRevision(cluster: ClusterClient, { namespace, revision }: Release): Promise<void> {
  const { secret: name, resourceVersion } = revision;
  await cluster.delete({ apiVersion: 'v1', kind: 'Secret', namespace, name }, { resourceVersion });
}
