import type { Cluster } from '@netloom/cluster';
import { umbrellaValues } from '@netloom/engine';
import {
  checksumRefusals,
  packageUmbrella,
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
import { checkKinds } from './check-kinds.ts';
import type { RolloutOptions } from '../options/rollout-options.ts';

export interface RolloutInput {
  readonly options: RolloutOptions & { readonly checksum?: string | true };
  readonly allowed: Allowances;
  readonly context: Context;
  readonly cluster: Cluster;
  readonly helm: ClusterHelm;
  /** A folder for the umbrella's archive. */
  readonly out: string;
}

/** Packages the umbrella, observes the cluster, and plans: the same for `plan` and `apply`. */
export async function planRollout(
  { argument, checked: { facts } }: CheckedInput,
  { options, allowed, context, cluster, helm, out }: RolloutInput,
): Promise<ClusterPlan> {
  const { terminal, signal } = context;
  // asked first: there is nothing to prepare for a cluster that does not answer
  const kubeVersion = await cluster.version();
  const { until = 'network' } = options;
  const packing = { charts: CHARTS_FOLDER, out, helm: helm.helm, signal };
  let chart: ReturnType<typeof packageUmbrella> | undefined;
  terminal.progress(`reading ${cluster.context} (${cluster.server})`);
  const made = await planCluster({
    cluster,
    facts,
    until,
    allowed,
    render: async (network, pools) => {
      chart ??= packageUmbrella(packing);
      const values = umbrellaTexts(umbrellaValues(network), pools);
      return renderUmbrella({ chart: await chart, values, helm, kubeVersion });
    },
  });
  checkKinds(
    options,
    made.observation.objects.flatMap(({ installed, desired }) => desired ?? installed ?? []),
  );
  return { ...made, plan: repeatIn(refuseOtherChecksum(made.plan, options), argument) };
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
