import {
  ClusterUnreachable,
  groupOf,
  KindNotServed,
  pause,
  describeRef,
  refOf,
  WebhookUnanswered,
  type ApiObject,
  type ClusterClient,
  type Polling,
} from '@netloom/cluster';

export interface KindsInput extends Polling {
  readonly cluster: ClusterClient;
  readonly objects: readonly ApiObject[];
  /** The groups of the operators' kinds. */
  readonly groups: ReadonlySet<string>;
  /** Kinds, as `kindOf` names them, of which the cluster has taken an object already. */
  readonly accepted: ReadonlySet<string>;
}

export function kindOf({ apiVersion, kind }: Pick<ApiObject, 'apiVersion' | 'kind'>): string {
  return `${apiVersion} ${kind}`;
}

/**
 * Waits until the cluster takes the first object of each of the operators' kinds, in a dry run: only then their CRDs are
 * served and their webhooks answer. A refusal ends the waiting. Gives the kinds.
 */
export async function waitForKinds({
  cluster,
  objects,
  groups,
  accepted,
  ...waiting
}: KindsInput): Promise<readonly string[]> {
  const firsts = [
    ...Map.groupBy(
      objects.filter(({ apiVersion }) => groups.has(groupOf(apiVersion))),
      kindOf,
    ).values(),
  ].flatMap(([first]) => (first === undefined ? [] : [first]));
  const end = Date.now() + waiting.timeoutMs;
  for (const object of firsts) {
    if (!accepted.has(kindOf(object))) await waitFor(object, { cluster, end, ...waiting });
  }
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
  }: Omit<KindsInput, 'objects' | 'groups' | 'accepted' | 'timeoutMs'> & { readonly end: number },
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
      onProgress(`waiting until the cluster accepts ${describeRef(refOf(object))}`);
    }
    await pause(pollMs, signal);
  }
}
