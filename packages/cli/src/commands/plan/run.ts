import { EXIT, UsageError, type ExitCode } from '@netloom/diagnostics/error';
import { isEmpty } from '@netloom/rollout/plan';
import type { Context } from '../../context.ts';
import { checkBuildable } from '../../network-input/check-buildable.ts';
import { type CheckedInput } from '../../network-input/check-input.ts';
import { refuseStdin, refuseStdinTwice } from '../../network-input/load-input.ts';
import { parseAgainst, type Against } from './against.ts';
import type { NamedPlan, PlanOptions } from './options.ts';
import { planAgainstCluster } from './plan-against-cluster.ts';
import { planAgainstFile } from './plan-against-file.ts';
import { printNamedPlan } from './print-named-plan.ts';

interface PlanInput {
  readonly options: PlanOptions;
  readonly context: Context;
}

/** Plans, prints, and says by the exit code what came of it. */
export async function runPlan(network: string | undefined, { options, context }: PlanInput): Promise<void> {
  const against = parseAgainst(options.against);
  checkOptions(options, against);
  if (against.kind === 'git') refuseStdin(network, 'a revision has the same file');
  if (against.kind === 'file') refuseStdinTwice([network, against.path]);
  const after = await checkBuildable(network, context);
  if (after === null) return;
  const made = await make(against, { after, options, context });
  if (made === null) return;
  const { plan, name } = made;
  const { output } = options;
  printNamedPlan(plan, { path: after.path, against: { kind: against.kind, name }, output }, context.terminal);
  context.exit(exitOf({ refused: plan.refusals.length > 0, changed: !isEmpty(plan) }));
}

async function make(
  against: Against,
  making: PlanInput & { readonly after: CheckedInput },
): Promise<NamedPlan | null> {
  if (against.kind === 'cluster') return planAgainstCluster(making);
  return planAgainstFile({ against, ...making });
}

/** An option that nothing reads would look as if something did. */
function checkOptions(
  { kubeconfig, context, until, adopt, forceConflicts, installOperator }: PlanOptions,
  { kind }: Against,
): void {
  if (kind === 'cluster') return;
  if (kubeconfig !== undefined || context !== undefined) {
    throw new UsageError('--kubeconfig and --context are for --against cluster');
  }
  if ([until, adopt, forceConflicts, installOperator].some((option) => option !== undefined)) {
    throw new UsageError(
      '--until, --install-operator, --adopt and --force-conflicts are for --against cluster',
    );
  }
}

function exitOf({ refused, changed }: { readonly refused: boolean; readonly changed: boolean }): ExitCode {
  if (refused) return EXIT.refused;
  return changed ? EXIT.findings : EXIT.ok;
}
