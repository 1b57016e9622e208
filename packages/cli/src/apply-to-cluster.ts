import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Allowed, Applying, Stage, StepReport } from '@netloom/delivery/apply';
import type { Cluster } from '@netloom/delivery/cluster';
import type { CheckedInput } from './check-input.ts';
import { clusterHelm, POLL_MS } from './cluster-helm.ts';
import type { ClusterOptions } from './cluster-options.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit-code.ts';
import { tellStep, tellStop } from './tell-step.ts';
import { CHARTS_FOLDER } from './workspace.ts';

export interface ApplyOptions extends ClusterOptions {
  readonly until: Stage;
  readonly operators?: string;
  readonly installOperator?: readonly string[];
  readonly adopt?: true;
  readonly forceConflicts?: true;
  readonly dryRun?: true;
  /** Seconds. */
  readonly timeout: number;
  readonly output: 'human' | 'json';
}

export interface ApplyToCluster {
  readonly input: CheckedInput;
  readonly options: ApplyOptions;
  readonly context: Context;
  readonly cluster: Cluster;
}

/** Shows the plan, and does it unless it is refused. */
export async function applyToCluster(applying: ApplyToCluster): Promise<void> {
  const { options, context } = applying;
  const { applyJson, applyNetwork, printApplyPlan } = await import('@netloom/delivery/apply');
  const out = await mkdtemp(join(tmpdir(), 'netloom-apply-'));
  const steps: StepReport[] = [];
  try {
    const prepared = await prepare(applying, { out, steps });
    const { plan, dryRun } = prepared;
    const json = options.output === 'json';
    if (!json) context.terminal.out(printApplyPlan(plan));
    try {
      if (plan.refusals.length > 0) context.exit(EXIT.refused);
      else await applyNetwork(prepared);
    } catch (error) {
      tellStop(error, context);
      throw error;
    } finally {
      if (json) context.terminal.out(applyJson(plan, { steps, dryRun }));
    }
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** Packages the umbrella, looks at the cluster, and plans. */
async function prepare(
  { input, options, context, cluster }: ApplyToCluster,
  { out, steps }: { readonly out: string; readonly steps: StepReport[] },
): Promise<Applying> {
  const [{ observeCluster, planApply, prepareUmbrella }, { umbrellaValues }] = await Promise.all([
    import('@netloom/delivery/apply'),
    import('@netloom/engine'),
  ]);
  const { terminal, signal } = context;
  const { network } = input.checked.facts;
  // asked first: there is nothing to prepare for a cluster that does not answer
  const kubeVersion = await cluster.version();
  const helm = await clusterHelm({ options, context, cluster });
  terminal.progress(`packaging the umbrella with Helm ${helm.version}`);
  const values = [umbrellaValues(network)];
  const umbrella = await prepareUmbrella({ charts: CHARTS_FOLDER, out, values, helm, kubeVersion, signal });
  terminal.progress(`looking at ${cluster.context} (${cluster.server})`);
  const objects = umbrella.steps.at(-1)?.objects ?? [];
  const observed = await observeCluster({ cluster, network, objects });
  const allowed = allowedBy(options);
  return {
    network,
    plan: planApply({ network, observed, allowed }),
    allowed,
    umbrella,
    cluster,
    helm,
    operatorCharts: options.operators ?? null,
    dryRun: options.dryRun === true,
    pollMs: POLL_MS,
    signal,
    onProgress: terminal.progress,
    onStep: (step) => {
      steps.push(step);
      tellStep(step, terminal);
    },
  };
}

function allowedBy(options: ApplyOptions): Allowed {
  return {
    until: options.until,
    adopt: options.adopt === true,
    forceConflicts: options.forceConflicts === true,
    install: new Set(options.installOperator),
  };
}
