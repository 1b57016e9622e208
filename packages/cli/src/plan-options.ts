import type { ClusterPlan } from '@netloom/delivery/plan';
import type { ClusterOptions } from './cluster-options.ts';

export interface PlanOptions extends ClusterOptions {
  readonly allowDeletes: ReadonlyMap<string, number>;
}

/** A plan, and how it calls what it compares with. */
export type Made = ClusterPlan;
