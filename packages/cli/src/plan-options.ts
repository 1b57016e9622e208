import type { Plan, Stage } from '@netloom/rollout/plan';
import type { ClusterOptions } from './cluster-options.ts';

/** What decides what a plan of a cluster says, and how far it goes: the same for `plan` and `apply`. */
export interface RolloutOptions {
  /** The last stage; else all of them. */
  readonly until?: Stage;
  readonly installOperator?: readonly string[];
  readonly adopt?: true;
  readonly forceConflicts?: true;
  readonly allowDeletes: ReadonlyMap<string, number>;
}

export interface PlanOptions extends ClusterOptions, RolloutOptions {
  readonly against: string;
  /** true: only printed. */
  readonly checksum?: string | true;
  readonly output: 'human' | 'json';
}

/** A plan, and what it compares with. */
export interface NamedPlan {
  readonly plan: Plan;
  readonly name: string;
}
