import type { ApplyInput } from '@netloom/rollout/apply';
import type { StepReport } from '@netloom/rollout/steps';
import { POLL_MS } from '../../cluster/cluster-helm.ts';
import { allowancesOf, planRollout } from '../../cluster/plan-rollout.ts';
import { reportSteps } from '../../cluster/report-steps.ts';
import type { ClusterApplyInput } from './options.ts';

export interface PreparedApply extends ApplyInput {
  /** How the plan names what it was compared with. */
  readonly name: string;
}

/** Observes the cluster, and plans. `out` is a folder for the umbrella, `steps` for what is done. */
export async function prepareApply(
  { input, options, context, cluster }: ClusterApplyInput,
  { out, steps }: { readonly out: string; readonly steps: StepReport[] },
): Promise<PreparedApply> {
  const { terminal, signal } = context;
  const allowed = { ...allowancesOf(options), otherDelivery: false };
  const made = await planRollout(input, { options, allowed, context, cluster, out });
  return {
    ...made,
    network: input.checked.facts.network,
    forceConflicts: allowed.forceConflicts,
    cluster,
    operatorCharts: options.operators ?? null,
    dryRun: options.dryRun === true,
    pollMs: POLL_MS,
    signal,
    onProgress: terminal.progress,
    onStep: reportSteps(steps, terminal),
  };
}
