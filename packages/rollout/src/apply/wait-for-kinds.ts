import {
  ClusterUnreachable,
  groupOf,
  KindNotServed,
  pause,
  refInWords,
  refOf,
  WebhookUnanswered,
  type ApiObject,
  type Cluster,
  type Waiting,
} from '@netloom/cluster';

export interface WaitForKinds extends Waiting {
  readonly cluster: Cluster;
  readonly objects: readonly ApiObject[];
  /** The groups of the operators' kinds. */
  readonly groups: ReadonlySet<string>;
}

/**
 * Waits until the cluster takes the first object of each of the operators' kinds, in a dry run: only then their CRDs are
 * served and their webhooks answer. A refusal ends the waiting. Gives the kinds.
 */
export async function waitForKinds({
  cluster,
  objects,
  groups,
  ...waiting
}: WaitForKinds): Promise<readonly string[]> {
  const firsts = [
    ...Map.groupBy(
      objects.filter(({ apiVersion }) => groups.has(groupOf(apiVersion))),
      ({ apiVersion, kind }) => `${apiVersion} ${kind}`,
    ).values(),
  ].flatMap(([first]) => (first === undefined ? [] : [first]));
  const end = Date.now() + waiting.timeoutMs;
  for (const object of firsts) await waitFor(object, { cluster, end, ...waiting });
  return firsts.map(({ kind }) => kind);
}

async function waitFor(
  object: ApiObject,
  {
    cluster,
    end,
    pollMs,
    signal,
    onProgress,
  }: Omit<WaitForKinds, 'objects' | 'groups' | 'timeoutMs'> & { readonly end: number },
): Promise<void> {
  for (;;) {
    try {
      await cluster.apply(object, { dryRun: true, force: true });
      return;
    } catch (error) {
      const passes = [KindNotServed, WebhookUnanswered, ClusterUnreachable].some(
        (kind) => error instanceof kind,
      );
      if (!passes || Date.now() >= end) throw error;
      onProgress(`waiting until the cluster takes ${refInWords(refOf(object))}`);
    }
    await pause(pollMs, signal);
  }
}
