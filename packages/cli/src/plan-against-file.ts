import type { Before } from './against.ts';
import type { CheckedInput } from './check-input.ts';
import type { Context } from './context.ts';
import { reviewed } from './plan-against-cluster.ts';
import type { NamedPlan, PlanOptions } from './plan-options.ts';
import { checkKinds } from './plan-values.ts';
import { thisHelm } from './this-helm.ts';
import { CHARTS_FOLDER } from './workspace.ts';

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
  const { concealPlan, networkManifests, planNetworks, secretsOf } = await import('@netloom/rollout/plan');
  const helm = await thisHelm(context);
  const { terminal, signal } = context;
  const networks = { before: before.checked.facts, after: after.checked.facts };
  terminal.progress(`templating both networks with Helm ${helm.version}`);
  const [olds = [], nexts = []] = await Promise.all(
    [networks.before, networks.after].map(({ network }) =>
      networkManifests({ network, charts: CHARTS_FOLDER, helm, signal }),
    ),
  );
  await checkKinds(options, [...olds, ...nexts]);
  const plan = planNetworks({ networks, before: olds, after: nexts, allowDeletes: options.allowDeletes });
  return {
    plan: await reviewed(concealPlan(plan, secretsOf(before.checked)), options),
    name: before.name,
  };
}
