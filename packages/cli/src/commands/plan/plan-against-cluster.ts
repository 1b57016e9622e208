import { allowancesOf, planRollout } from '../../cluster/plan-rollout.ts';
import { useCluster } from '../../cluster/use-cluster.ts';
import { withScratchFolder } from '../../cluster/with-scratch-folder.ts';
import type { Context } from '../../context.ts';
import type { CheckedInput } from '../../network-input/check-input.ts';
import type { NamedPlan, PlanOptions } from './options.ts';

/** Helm waits for nothing while a plan is made. */
const TIMEOUT_SECONDS = 300;

export interface ClusterPlanInput {
  readonly after: CheckedInput;
  readonly options: PlanOptions;
  readonly context: Context;
}

/** The plan that leads from what is installed in a cluster to a network file: the one that `netloom apply` carries out. */
export async function planAgainstCluster({ after, options, context }: ClusterPlanInput): Promise<NamedPlan> {
  return useCluster(options, context, (cluster) =>
    withScratchFolder((out) => {
      const allowed = { ...allowancesOf(options), otherDelivery: true };
      const waiting = { ...options, timeout: TIMEOUT_SECONDS };
      return planRollout(after, { options: waiting, allowed, context, cluster, out });
    }),
  );
}
