import { setImmediate } from 'node:timers/promises';
import type { ApiObject } from '@netloom/cluster';
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
import { openAgainst, type FileAgainst } from './against.ts';
import type { NamedPlan, PlanOptions } from './options.ts';

export interface FilePlanInput {
  readonly against: FileAgainst;
  readonly after: CheckedInput;
  readonly options: PlanOptions;
  readonly context: Context;
}

/** The plan that leads from another network file to this one; null where that is none, which is on stderr then. */
export async function planAgainstFile({
  against,
  after,
  options,
  context,
}: FilePlanInput): Promise<NamedPlan | null> {
  const stop = new AbortController();
  const signal = AbortSignal.any([context.signal, stop.signal]);
  const helm = thisHelm({ ...context, signal });
  const parsed: ParsedManifests = new Map();
  const manifestsOf = async ({ network }: NetworkFacts): Promise<readonly ApiObject[]> =>
    networkManifests({ network, charts: CHARTS_FOLDER, helm: await helm, signal, parsed });
  // Helm works while the other file is read and checked, whose mistakes come first
  const desired = manifestsOf(after.checked.facts);
  const settled = desired.then(
    () => undefined,
    () => undefined,
  );
  try {
    const before = await openAgainst(against, { after, context });
    if (before === null) return null;
    context.terminal.progress(`templating both networks with Helm ${(await helm).version}`);
    const networks = { before: before.checked.facts, after: after.checked.facts };
    const [olds, nexts, statements] = await Promise.all([
      manifestsOf(networks.before),
      desired,
      takeInTurns(compareInSteps(networks)),
    ]);
    checkKinds(options, [...olds, ...nexts]);
    const { allowDeletes } = options;
    const plan = planNetworks({ networks, statements, before: olds, after: nexts, allowDeletes });
    return {
      plan: refuseOtherChecksum(concealPlan(plan, secretsOf(before.checked)), options),
      name: before.name,
    };
  } finally {
    // where the other file is none: Helm ends, and its scratch folder goes, before the command does
    stop.abort();
    await settled;
  }
}

/** Takes all steps, and lets Helm start and be read in between. */
async function takeInTurns<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}
