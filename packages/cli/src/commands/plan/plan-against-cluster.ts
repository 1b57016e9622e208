import type { CheckedInput } from '../../network-input/check-input.ts';
import { useCluster } from '../../cluster/use-cluster.ts';
import type { Context } from '../../context.ts';
import type { Made, PlanOptions } from './options.ts';
import { thisHelm } from '../../charts/this-helm.ts';
import { CHARTS_FOLDER } from '../../charts/workspace.ts';

export interface PlanAgainstCluster {
  readonly after: CheckedInput;
  readonly options: PlanOptions;
  readonly context: Context;
}

/** The plan that leads from what is installed in a cluster to a network file. */
export async function planAgainstCluster({ after, options, context }: PlanAgainstCluster): Promise<Made> {
  const { networkManifests, planCluster } = await import('@netloom/rollout/plan');
  const helm = await thisHelm(context);
  const { terminal, signal } = context;
  return useCluster(options, context, async (cluster) => {
    terminal.progress(`looking at ${cluster.context} (${cluster.server})`);
    const kubeVersion = await cluster.version();
    return planCluster({
      cluster,
      facts: after.checked.facts,
      render: (network) => networkManifests({ network, charts: CHARTS_FOLDER, helm, kubeVersion, signal }),
      allowed: options.allowDeletes,
    });
  });
}
