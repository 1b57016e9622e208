import type { Tree } from '../../sources/tree.ts';
import type { PlannedMap, PlannedScalar } from '../planned.ts';

export type BalancerName = 'metallb' | 'cilium' | 'kube-vip';

export interface DraftPool {
  readonly by: BalancerName;
  readonly name: PlannedScalar;
  readonly addresses: readonly PlannedScalar[];
  /** Where all of them are stated. */
  readonly stated?: Tree | undefined;
  readonly settings: Readonly<Record<string, PlannedMap | PlannedScalar | undefined>>;
}

/** A Service of type LoadBalancer. */
export interface DraftAllocation {
  readonly namespace: string;
  readonly name: string;
  readonly address: PlannedScalar;
  readonly sharing: PlannedScalar | undefined;
  /** Why the name is a guess; undefined where it is stated. */
  readonly guess?: string | undefined;
}
