import { EXIT, UsageError, type ExitCode } from '@netloom/diagnostics/error';
import type { Plan } from '@netloom/rollout/plan';
import { openAgainst, parseAgainst, type Against } from './against.ts';
import { checkBuildable } from '../../network-input/check-buildable.ts';
import type { CheckedInput } from '../../network-input/check-input.ts';
import type { Context } from '../../context.ts';
import { didYouMean } from '../../terminal/did-you-mean.ts';
import { planAgainstCluster } from './plan-against-cluster.ts';
import { planAgainstFile } from './plan-against-file.ts';
import type { Made, PlanOptions } from './options.ts';

interface Running {
  readonly options: PlanOptions;
  readonly context: Context;
}

/** Plans, prints, and says by the exit code what came of it. */
export async function runPlan(network: string | undefined, { options, context }: Running): Promise<void> {
  const against = parseAgainst(options.against);
  fits(options, against);
  const after = await checkBuildable(network, context);
  if (after === null) return;
  const made = await make(against, { after, options, context });
  if (made === null) return;
  await knowsKinds(options.allowDeletes, made.kinds);
  const { isEmpty, planJson, printPlan } = await import('@netloom/rollout/plan');
  const plan = await reviewed(made.plan, options);
  context.terminal.out(
    options.output === 'json'
      ? planJson(plan, { kind: against.kind, name: made.name })
      : printPlan(plan, `${after.path} against ${made.name}`),
  );
  context.exit(exitOf({ refused: plan.refusals.length > 0, changed: !isEmpty(plan) }));
}

async function make(
  against: Against,
  making: Running & { readonly after: CheckedInput },
): Promise<Made | null> {
  if (against.kind === 'cluster') return planAgainstCluster(making);
  const before = await openAgainst(against, { path: making.after.path, context: making.context });
  return before === null ? null : planAgainstFile({ before, ...making });
}

/** A kubeconfig that nothing looks at would look as if it did. */
function fits({ kubeconfig, context }: PlanOptions, { kind }: Against): void {
  if (kind === 'cluster' || (kubeconfig === undefined && context === undefined)) return;
  throw new UsageError('--kubeconfig and --context are for --against cluster');
}

/** A misspelt kind would allow nothing, and look as if it did. */
async function knowsKinds(allowed: ReadonlyMap<string, number>, found: readonly string[]): Promise<void> {
  const kinds = [...new Set(found)].sort();
  for (const kind of allowed.keys()) {
    if (kinds.includes(kind)) continue;
    throw new UsageError(`--allow-deletes: there is no ${kind} before or after. ${didYouMean(kind, kinds)}`);
  }
}

async function reviewed(plan: Plan, { checksum }: PlanOptions): Promise<Plan> {
  if (typeof checksum !== 'string') return plan;
  const { checksumRefusals } = await import('@netloom/rollout/plan');
  return { ...plan, refusals: [...plan.refusals, ...checksumRefusals(plan, checksum)] };
}

function exitOf({ refused, changed }: { readonly refused: boolean; readonly changed: boolean }): ExitCode {
  if (refused) return EXIT.refused;
  return changed ? EXIT.findings : EXIT.ok;
}
