import { type ApiObject, ClusterForbidden, type ClusterReader } from '@netloom/cluster';
import type { UnreadSource } from '../sources.ts';
import type { ReadKind } from './cluster-kinds.ts';

/** What the cluster has of one kind. */
export type KindAnswer =
  | { readonly state: 'listed'; readonly objects: readonly ApiObject[] }
  | { readonly state: 'not served' }
  | { readonly state: 'forbidden'; readonly unread: UnreadSource };

/** Every object of a kind, in the first of its versions that the cluster serves. */
export async function listKind(cluster: ClusterReader, { kind, apiVersions }: ReadKind): Promise<KindAnswer> {
  try {
    for (const apiVersion of apiVersions) {
      if (!(await cluster.serves({ apiVersion, kind }))) continue;
      return { state: 'listed', objects: await cluster.list({ apiVersion, kind }) };
    }
    return { state: 'not served' };
  } catch (error) {
    if (!(error instanceof ClusterForbidden)) throw error;
    const why = `the user of context "${cluster.context}" cannot ${error.right ?? `list ${kind}`}`;
    return { state: 'forbidden', unread: { file: `${cluster.context}: ${kind}`, kind, why } };
  }
}
