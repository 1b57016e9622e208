import { inTurns, refOf, type ApiObject, type ClusterClient } from '@netloom/cluster';
import { keyOf } from '../changes/objects/diff-objects.ts';
import { readEach } from '../observe/read-each.ts';
import { PART_OF } from '../release/part-of.ts';

/** The umbrella's objects as the cluster has them now, by `keyOf`: one request for each kind. */
export async function readLive(
  cluster: ClusterClient,
  objects: readonly ApiObject[],
): Promise<ReadonlyMap<string, ApiObject | null>> {
  const lists = await listKinds(cluster, { objects, labels: PART_OF });
  // somebody may have taken the label away
  return readEach(objects, async (object) => {
    const key = keyOf(object);
    return [key, lists.get(key) ?? (await cluster.get(refOf(object)))];
  });
}

export interface KindsList {
  /** Objects of the kinds. */
  readonly objects: readonly Pick<ApiObject, 'apiVersion' | 'kind'>[];
  readonly labels: Readonly<Record<string, string>>;
}

/** Whatever the cluster has of some kinds. */
export async function listKinds(
  cluster: ClusterClient,
  { objects, labels }: KindsList,
): Promise<ReadonlyMap<string, ApiObject>> {
  const kinds = new Map(
    objects.map(({ apiVersion, kind }) => [`${apiVersion} ${kind}`, { apiVersion, kind }]),
  );
  const lists = await inTurns([...kinds.values()], (kind) => cluster.list({ ...kind, labels }));
  return new Map(lists.flat().map((object) => [keyOf(object), object]));
}
