import type { ClusterFacts, ObjectRef } from '@netloom/cluster';
import type { ClusterRefusal } from '../plan/checks/cluster.ts';

/** Why nothing will be removed, in one sentence, and the way out. */
export interface RemoveRefusal {
  readonly code: ClusterRefusal['code'] | 'argo-owns-network' | 'k3s-owns-network' | 'operator-serves-others';
  readonly message: string;
  readonly help: string;
}

export interface RemoveOperatorStep {
  readonly name: string;
  readonly namespace: string;
  readonly action: 'uninstall' | 'leave';
  /** Why it is left alone. */
  readonly reason: string | null;
}

/** What `netloom remove` would do, in its order, and what stands against it. */
export interface RemovePlan {
  readonly network: string;
  readonly cluster: ClusterFacts;
  /** The newest revision of the umbrella's release; null where there is none. */
  readonly release: { readonly revision: number; readonly status: string } | null;
  /** What goes with the release: all that any revision of it made and that is still there. */
  readonly objects: readonly ObjectRef[];
  readonly operators: readonly RemoveOperatorStep[];
  /** The namespaces of ours that stay. */
  readonly namespaces: readonly string[];
  readonly refusals: readonly RemoveRefusal[];
  readonly warnings: readonly string[];
}

export function isNothing({ release, objects, operators }: RemovePlan): boolean {
  return release === null && objects.length === 0 && operators.every(({ action }) => action === 'leave');
}
