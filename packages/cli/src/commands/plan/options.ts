import type { ClusterPlan } from '@netloom/rollout/plan';
import type { ClusterOptions } from '../../cluster/cluster-options.ts';

export interface PlanOptions extends ClusterOptions {
  readonly against: string;
  readonly allowDeletes: ReadonlyMap<string, number>;
  /** true: only printed. */
  readonly checksum?: string | true;
  readonly output: 'human' | 'json';
}

/** A plan, and how it calls what it compares with. */
export type Made = ClusterPlan;
