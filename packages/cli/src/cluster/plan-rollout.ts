import { umbrellaPath } from '@netloom/archives';
import type { ClusterClient } from '@netloom/cluster';
import { umbrellaValues } from '@netloom/engine';
import {
  checksumRefusals,
  planCluster,
  renderUmbrella,
  umbrellaTexts,
  type Allowances,
  type ClusterHelm,
  type ClusterPlan,
  type Plan,
} from '@netloom/rollout/plan';
import { CHARTS_FOLDER } from '../charts/workspace.ts';
import type { Context } from '../context.ts';
import type { CheckedInput } from '../network-input/check-input.ts';
import { repeatNetwork } from '../network-input/repeat-network.ts';
import type { RolloutOptions } from '../options/rollout-options.ts';
import { checkKinds } from './check-kinds.ts';
import { clusterHelm, type ClusterHelmInput } from './cluster-helm.ts';

export interface PlanningInput {
  readonly options: ClusterHelmInput['options'] & RolloutOptions & { readonly checksum?: string | true };
  readonly allowed: Allowances;
  readonly context: Context;
  readonly cluster: ClusterClient;
  /** A folder for the umbrella. */
  readonly out: string;
}

export interface PlannedRollout extends ClusterPlan {
  readonly helm: ClusterHelm;
}

/** Renders the umbrella, observes the cluster, and plans: the same for `plan` and `apply`. */
export async function planRollout(
  { argument, checked: { facts } }: CheckedInput,
  { options, allowed, context, cluster, out }: PlanningInput,
): Promise<PlannedRollout> {
  const { terminal } = context;
  // asked first: there is nothing to prepare for a cluster that does not answer
  const kubeVersion = await cluster.version();
  const helm = await clusterHelm({ options, context, cluster });
  const { until = 'network' } = options;
  let umbrella: Promise<string> | undefined;
  terminal.progress(`reading ${cluster.context} (${cluster.server})`);
  const made = await planCluster({
    cluster,
    facts,
    until,
    allowed,
    render: async (network, pools) => {
      umbrella ??= umbrellaPath({ charts: CHARTS_FOLDER, out });
      const path = await umbrella;
      const values = umbrellaTexts(await umbrellaValues(network), pools);
      return renderUmbrella({ chart: { kind: 'path', path }, values, helm, kubeVersion });
    },
  });
  const objects = made.observation.objects.flatMap(({ installed, desired }) => desired ?? installed ?? []);
  if (until === 'network') checkKinds(options, objects);
  return { ...made, helm, plan: repeatIn(refuseOtherChecksum(made.plan, options), argument) };
}

/** Refused unless it is the plan that was reviewed. */
export function refuseOtherChecksum(plan: Plan, { checksum }: { readonly checksum?: string | true }): Plan {
  if (typeof checksum !== 'string') return plan;
  return { ...plan, refusals: [...plan.refusals, ...checksumRefusals(plan, checksum)] };
}

/** Refusals whose commands are about the same network. */
function repeatIn(plan: Plan, argument: string | undefined): Plan {
  const refusals = plan.refusals.map((refusal) => ({
    ...refusal,
    help: repeatNetwork(refusal.help, argument),
  }));
  return { ...plan, refusals };
}

export function allowancesOf(options: RolloutOptions): Omit<Allowances, 'otherDelivery'> {
  return {
    adopt: options.adopt === true,
    forceConflicts: options.forceConflicts === true,
    install: new Set(options.installOperator),
    deletes: options.allowDeletes,
  };
}
