import { concealPlan, networkManifests, planNetworks, secretsOf } from '@netloom/rollout/plan';
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
  const [olds = [], nexts = []] = await Promise.all(
    [networks.before, networks.after].map(({ network }) =>
      networkManifests({ network, charts: CHARTS_FOLDER, helm, signal }),
    ),
  );
  checkKinds(options, [...olds, ...nexts]);
  const plan = planNetworks({ networks, before: olds, after: nexts, allowDeletes: options.allowDeletes });
  return {
    plan: refuseOtherChecksum(concealPlan(plan, secretsOf(before.checked)), options),
    name: before.name,
  };
}
