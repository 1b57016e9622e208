import type { ApiObject } from '@netloom/cluster';
import type { Allowed, Applying, ApplyPlan, Changes, StepReport } from '@netloom/rollout/apply';
import type { NetworkManifests } from '@netloom/rollout/plan';
import type { ApplyOptions, ApplyToCluster } from './options.ts';
import { clusterHelm, POLL_MS } from '../../cluster/cluster-helm.ts';
import { repeatNetwork } from '../../network-input/repeat-network.ts';
import { tellSteps } from '../../cluster/tell-step.ts';
import { CHARTS_FOLDER } from '../../charts/workspace.ts';

export interface Prepared extends Applying {
  /** What changes in the cluster; null where the apply does not go that far. */
  readonly changes: Changes | null;
}

/** Packages the umbrella, looks at the cluster, and plans. `out` is a folder for the archive, `steps` for what is done. */
export async function prepareApply(
  { input, options, context, cluster }: ApplyToCluster,
  { out, steps }: { readonly out: string; readonly steps: StepReport[] },
): Promise<Prepared> {
  const [{ livePools, observeCluster, planApply, prepareUmbrella, umbrellaTexts }, { umbrellaValues }] =
    await Promise.all([import('@netloom/rollout/apply'), import('@netloom/engine')]);
  const { terminal, signal } = context;
  const { network } = input.checked.facts;
  // asked first: there is nothing to prepare for a cluster that does not answer
  const kubeVersion = await cluster.version();
  const helm = await clusterHelm({ options, context, cluster });
  terminal.progress(`packaging the umbrella with Helm ${helm.version}`);
  const values = umbrellaTexts(umbrellaValues(network), await livePools(cluster));
  const umbrella = await prepareUmbrella({ charts: CHARTS_FOLDER, out, values, helm, kubeVersion, signal });
  terminal.progress(`looking at ${cluster.context} (${cluster.server})`);
  const wanted = umbrella.steps.at(-1)?.objects ?? [];
  const observed = await observeCluster({ cluster, network, objects: wanted });
  const allowed = allowedBy(options);
  const changes =
    options.until === 'network'
      ? await planChanges({ input, options, context, cluster }, { wanted, helm: helm.helm, kubeVersion })
      : null;
  return {
    network,
    plan: repeatIn(planApply({ network, observed, allowed, changes: changes?.plan ?? null }), input.argument),
    changes,
    allowed,
    umbrella,
    cluster,
    helm,
    operatorCharts: options.operators ?? null,
    dryRun: options.dryRun === true,
    pollMs: POLL_MS,
    signal,
    onProgress: terminal.progress,
    onStep: tellSteps(steps, terminal),
  };
}

/** The same plan that `netloom plan --against cluster` prints, so that its checksum is the one that was reviewed. */
async function planChanges(
  { input, options, context: { signal }, cluster }: ApplyToCluster,
  {
    wanted,
    ...rendering
  }: Pick<NetworkManifests, 'helm' | 'kubeVersion'> & { readonly wanted: readonly ApiObject[] },
): Promise<Changes> {
  const { checksumRefusals, networkManifests, planCluster, withNamespaces } =
    await import('@netloom/rollout/plan');
  const { facts } = input.checked;
  const { plan, name } = await planCluster({
    cluster,
    facts,
    render: async (network) =>
      network === facts.network
        ? withNamespaces(network, wanted)
        : networkManifests({ network, charts: CHARTS_FOLDER, ...rendering, signal }),
    allowed: options.allowDeletes,
  });
  const { checksum } = options;
  const refusals = checksum === undefined ? [] : checksumRefusals(plan, checksum);
  return { plan: { ...plan, refusals: [...plan.refusals, ...refusals] }, name };
}

/** Refusals whose commands are about the same network. */
function repeatIn(plan: ApplyPlan, argument: string | undefined): ApplyPlan {
  const refusals = plan.refusals.map((refusal) => ({
    ...refusal,
    help: repeatNetwork(refusal.help, argument),
  }));
  return { ...plan, refusals };
}

function allowedBy(options: ApplyOptions): Allowed {
  return {
    until: options.until,
    adopt: options.adopt === true,
    forceConflicts: options.forceConflicts === true,
    install: new Set(options.installOperator),
  };
}
