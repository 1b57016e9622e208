import type { Plan } from '@netloom/delivery/plan';
import type { Before } from './against.ts';
import type { CheckedInput } from './check-input.ts';
import type { Context } from './context.ts';
import { didYouMean } from './did-you-mean.ts';
import { thisHelm } from './this-helm.ts';
import { UsageError } from './usage-error.ts';
import { CHARTS_FOLDER } from './workspace.ts';

export interface PlanOptions {
  readonly allowDeletes: ReadonlyMap<string, number>;
  /** true: only printed. */
  readonly checksum?: string | true;
}

export interface PlanNetworks {
  readonly before: Before;
  readonly after: CheckedInput;
  readonly options: PlanOptions;
  readonly context: Context;
}

/** The plan that leads from one network file to another. */
export async function planNetworks({ before, after, options, context }: PlanNetworks): Promise<Plan> {
  const { checksumRefusals, concealPlan, makePlan, networkManifests, secretsIn } =
    await import('@netloom/delivery/plan');
  const helm = await thisHelm(context);
  const { terminal, signal } = context;
  const networks = { before: before.checked.facts, after: after.checked.facts };
  terminal.progress(`templating both networks with Helm ${helm.version}`);
  const [olds, nexts] = await Promise.all(
    [networks.before, networks.after].map(({ network }) =>
      networkManifests({ network, charts: CHARTS_FOLDER, helm, signal }),
    ),
  );
  const manifests = { before: olds ?? [], after: nexts ?? [] };
  await knowsKinds(options.allowDeletes, [...manifests.before, ...manifests.after]);
  const made = makePlan({ networks, ...manifests, allowed: options.allowDeletes });
  const plan = concealPlan(made, secretsIn(before.checked));
  if (typeof options.checksum !== 'string') return plan;
  return { ...plan, refusals: [...plan.refusals, ...checksumRefusals(plan, options.checksum)] };
}

/** A misspelt kind would allow nothing, and look as if it did. */
async function knowsKinds(
  allowed: ReadonlyMap<string, number>,
  objects: readonly { readonly kind: string }[],
): Promise<void> {
  const kinds = [...new Set(objects.map(({ kind }) => kind))].sort();
  for (const kind of allowed.keys()) {
    if (kinds.includes(kind)) continue;
    throw new UsageError(
      `--allow-deletes: there is no ${kind} in either network. ${await didYouMean(kind, kinds)}`,
    );
  }
}
