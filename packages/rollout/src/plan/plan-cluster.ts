import type { ClusterClient } from '@netloom/cluster';
import type { NetworkFacts } from '@netloom/network-model';
import type { Observation } from '../observe/observation.ts';
import { observeCluster } from '../observe/observe-cluster.ts';
import type { ObserveInput } from '../observe/observe-input.ts';
import { Snapshot } from '../observe/snapshot.ts';
import type { Allowances } from './allowances.ts';
import { describeInstalled } from './describe-installed.ts';
import { planRollout } from './plan-rollout.ts';
import type { Plan } from './plan.ts';

export interface ClusterInput extends Pick<ObserveInput, 'until' | 'render'> {
  readonly cluster: ClusterClient;
  /** What is desired. */
  readonly facts: NetworkFacts;
  readonly allowed: Allowances;
}

export interface ClusterPlan {
  readonly plan: Plan;
  /** The cluster and what is installed in it. */
  readonly name: string;
  /** What the plan was made of. */
  readonly observation: Observation;
}

/** What the file changes of what was installed last, and what somebody else has changed since. Nothing is written. */
export async function planCluster({
  cluster,
  facts,
  allowed,
  ...observing
}: ClusterInput): Promise<ClusterPlan> {
  const snapshot = new Snapshot(cluster);
  const observation = await observeCluster({ snapshot, facts, ...observing });
  return {
    plan: planRollout({ facts, observation, allowed }),
    name: `cluster ${cluster.context} (${cluster.server}), ${describeInstalled(observation.installed)}`,
    observation,
  };
}
