import type { Cluster } from '@netloom/cluster';
import type { Allowances, ClusterHelm, ClusterPlan, Plan } from '@netloom/rollout/plan';
import type { CheckedInput } from './check-input.ts';
import { clusterHelm, type ClusterHelmInput } from './cluster-helm.ts';
import { useCluster } from './cluster-options.ts';
import type { Context } from './context.ts';
import type { NamedPlan, PlanOptions, RolloutOptions } from './plan-options.ts';
import { checkKinds } from './plan-values.ts';
import { repeatNetwork } from './repeat-network.ts';
import { withScratchFolder } from './scratch-folder.ts';
import { CHARTS_FOLDER } from './workspace.ts';

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
      return planRolloutOf(after, { options: waiting, allowed, context, cluster, out });
    }),
  );
}

export interface PlanningInput {
  readonly options: ClusterHelmInput['options'] & RolloutOptions & { readonly checksum?: string | true };
  readonly allowed: Allowances;
  readonly context: Context;
  readonly cluster: Cluster;
  /** A folder for the umbrella. */
  readonly out: string;
}

export interface PlannedRollout extends ClusterPlan {
  readonly helm: ClusterHelm;
}

/** Renders the umbrella, observes the cluster, and plans: the same for `plan` and `apply`. */
export async function planRolloutOf(
  { argument, checked: { facts } }: CheckedInput,
  { options, allowed, context, cluster, out }: PlanningInput,
): Promise<PlannedRollout> {
  const [{ planCluster, renderUmbrella, umbrellaTexts }, { stageUmbrella }, { umbrellaValues }] =
    await Promise.all([
      import('@netloom/rollout/plan'),
      import('@netloom/archives'),
      import('@netloom/engine'),
    ]);
  const { terminal } = context;
  // asked first: there is nothing to prepare for a cluster that does not answer
  const kubeVersion = await cluster.version();
  const helm = await clusterHelm({ options, context, cluster });
  const { until = 'network' } = options;
  let staged: Promise<void> | undefined;
  terminal.progress(`reading ${cluster.context} (${cluster.server})`);
  const made = await planCluster({
    cluster,
    facts,
    until,
    allowed,
    render: async (network, pools) => {
      staged ??= stageUmbrella({ charts: CHARTS_FOLDER, out });
      await staged;
      const values = umbrellaTexts(umbrellaValues(network), pools);
      return renderUmbrella({ chart: { kind: 'path', path: out }, values, helm, kubeVersion });
    },
  });
  const objects = made.observation.objects.flatMap(({ installed, desired }) => desired ?? installed ?? []);
  if (until === 'network') await checkKinds(options, objects);
  return { ...made, helm, plan: repeatIn(await reviewed(made.plan, options), argument) };
}

export function allowancesOf(options: RolloutOptions): Omit<Allowances, 'otherDelivery'> {
  return {
    adopt: options.adopt === true,
    forceConflicts: options.forceConflicts === true,
    install: new Set(options.installOperator),
    deletes: options.allowDeletes,
  };
}

/** Refused unless it is the plan that was reviewed. */
export async function reviewed(
  plan: Plan,
  { checksum }: { readonly checksum?: string | true },
): Promise<Plan> {
  if (typeof checksum !== 'string') return plan;
  const { checksumRefusals } = await import('@netloom/rollout/plan');
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
