import type { ClusterFacts, ObjectRef } from '@netloom/cluster';
import type { Refusal } from '../changes/refusal.ts';

export interface RemoveOperatorStep {
  readonly name: string;
  readonly namespace: string;
  readonly action: 'uninstall' | 'leave';
  /** Why it is left alone. */
  readonly reason: string | null;
}

/** What `netloom remove` would do, in its order, and what stands against it. */
export interface RemovalPlan {
  readonly network: string;
  readonly cluster: ClusterFacts;
  /** The newest revision of the umbrella's release; null where there is none. */
  readonly release: { readonly revision: number; readonly status: string } | null;
  /** What goes with the release: all that any revision of it made and that is still there. */
  readonly objects: readonly ObjectRef[];
  readonly operators: readonly RemoveOperatorStep[];
  /** The namespaces of ours that stay. */
  readonly namespaces: readonly string[];
  readonly refusals: readonly Refusal[];
  readonly warnings: readonly string[];
}

export function isEmptyRemoval({ release, objects, operators }: RemovalPlan): boolean {
  return release === null && objects.length === 0 && operators.every(({ action }) => action === 'leave');
}
