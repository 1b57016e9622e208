import type { Before } from './against.ts';
import type { CheckedInput } from '../../network-input/check-input.ts';
import type { Context } from '../../context.ts';
import type { Made, PlanOptions } from './options.ts';
import { thisHelm } from '../../charts/this-helm.ts';
import { CHARTS_FOLDER } from '../../charts/workspace.ts';

export interface PlanAgainstFile {
  readonly before: Before;
  readonly after: CheckedInput;
  readonly options: PlanOptions;
  readonly context: Context;
}

/** The plan that leads from one network file to another. */
export async function planAgainstFile({ before, after, options, context }: PlanAgainstFile): Promise<Made> {
  const { concealPlan, makePlan, networkManifests, secretsIn } = await import('@netloom/rollout/plan');
  const helm = await thisHelm(context);
  const { terminal, signal } = context;
  const networks = { before: before.checked.facts, after: after.checked.facts };
  terminal.progress(`templating both networks with Helm ${helm.version}`);
  const [olds = [], nexts = []] = await Promise.all(
    [networks.before, networks.after].map(({ network }) =>
      networkManifests({ network, charts: CHARTS_FOLDER, helm, signal }),
    ),
  );
  const plan = makePlan({ networks, before: olds, after: nexts, allowed: options.allowDeletes });
  return {
    plan: concealPlan(plan, secretsIn(before.checked)),
    name: before.name,
    kinds: [...olds, ...nexts].map(({ kind }) => kind),
  };
}
