import { setImmediate } from 'node:timers/promises';
import type { Steps } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import {
  compareInSteps,
  concealPlan,
  networkManifests,
  planNetworks,
  secretsOf,
  type ParsedManifests,
} from '@netloom/rollout/plan';
import { thisHelm } from '../../charts/this-helm.ts';
import { CHARTS_FOLDER } from '../../charts/workspace.ts';
import { checkKinds } from '../../cluster/check-kinds.ts';
import { refuseOtherChecksum } from '../../cluster/plan-rollout.ts';
import type { Context } from '../../context.ts';
import type { CheckedInput } from '../../network-input/check-input.ts';
import type { Before } from './against.ts';
import type { NamedPlan, PlanOptions } from './options.ts';

export interface FilePlanInput {
  readonly before: Before;
  readonly after: CheckedInput;
  readonly options: PlanOptions;
  readonly context: Context;
}

/** The plan that leads from one network file to another. */
export async function planAgainstFile({
  before,
  after,
  options,
  context,
}: FilePlanInput): Promise<NamedPlan> {
  const helm = await thisHelm(context);
  const { terminal, signal } = context;
  const networks = { before: before.checked.facts, after: after.checked.facts };
  terminal.progress(`templating both networks with Helm ${helm.version}`);
  const parsed: ParsedManifests = new Map();
  const manifestsOf = ({ network }: NetworkFacts) =>
    networkManifests({ network, charts: CHARTS_FOLDER, helm, signal, parsed });
  const [olds, nexts, statements] = await Promise.all([
    manifestsOf(networks.before),
    manifestsOf(networks.after),
    takeInTurns(compareInSteps(networks)),
  ]);
  checkKinds(options, [...olds, ...nexts]);
  const { allowDeletes } = options;
  const plan = planNetworks({ networks, statements, before: olds, after: nexts, allowDeletes });
  return {
    plan: refuseOtherChecksum(concealPlan(plan, secretsOf(before.checked)), options),
    name: before.name,
  };
}

/** Takes all steps, and lets Helm start and be read in between. */
async function takeInTurns<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}
