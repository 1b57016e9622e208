import type { ClusterReader } from './cluster-client.ts';
import { ClusterForbidden } from './cluster-errors.ts';

/** What identifies a cluster. */
export interface ClusterFacts {
  /** The context of the kubeconfig. */
  readonly context: string;
  /** URL of the API server. */
  readonly server: string;
  /** `v1.37.1+k3s1` */
  readonly version: string;
  /** UID of the namespace kube-system; null where this user may not read it. */
  readonly uid: string | null;
  /** SHA-256 fingerprints of the kubeconfig's certificate authorities; none where the server is not verified by one. */
  readonly authorities: readonly string[];
}

export async function readClusterFacts(cluster: ClusterReader): Promise<ClusterFacts> {
  const { context, server, authorities } = cluster;
  // asked first: it says at once whether anybody is there
  const version = await cluster.version();
  return { context, server, version, uid: await readUid(cluster), authorities };
}

async function readUid(cluster: ClusterReader): Promise<string | null> {
  try {
    const found = await cluster.get({
      apiVersion: 'v1',
      kind: 'Namespace',
      namespace: null,
      name: 'kube-system',
    });
    return found?.metadata.uid ?? null;
  } catch (error) {
    if (error instanceof ClusterForbidden) return null;
    throw error;
  }
}
