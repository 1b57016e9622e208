import type { Plan } from '@netloom/rollout/plan';
import type { ClusterOptions } from '../../options/cluster-options.ts';
import type { RolloutOptions } from '../../options/rollout-options.ts';

export interface PlanOptions extends ClusterOptions, RolloutOptions {
  readonly against: string;
  /** true: only printed. */
  readonly checksum?: string | true;
  readonly output: 'human' | 'json' | 'markdown';
}

/** A plan, and what it compares with. */
export interface NamedPlan {
  readonly plan: Plan;
  readonly name: string;
}
