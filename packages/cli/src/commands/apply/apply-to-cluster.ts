import { EXIT } from '@netloom/diagnostics/error';
import { applyJson, applyPlan, askToApply, identityOf, pinHint } from '@netloom/rollout/apply';
import { isEmpty, printPlan } from '@netloom/rollout/plan';
import type { StepReport } from '@netloom/rollout/steps';
import { mayWrite } from '../../cluster/may-write.ts';
import { reportStop } from '../../cluster/report-steps.ts';
import { withScratchFolder } from '../../cluster/with-scratch-folder.ts';
import { printFitted } from '../../terminal/fit-lines.ts';
import type { ClusterApplyInput } from './options.ts';
import { prepareApply, type PreparedApply } from './prepare-apply.ts';

/** Shows the plan, asks where there is somebody to ask, and does it unless it is refused. */
export async function applyToCluster(applying: ClusterApplyInput): Promise<void> {
  const { input, options, context } = applying;
  const steps: StepReport[] = [];
  await withScratchFolder(async (out) => {
    const prepared = await prepareApply(applying, { out, steps });
    const { plan, name, dryRun } = prepared;
    const { terminal } = context;
    if (options.output === 'human') {
      printFitted(printPlan(plan, `${input.path} against ${name}`), terminal);
    }
    try {
      if (plan.refusals.length > 0) {
        context.exit(EXIT.refused);
      } else if (dryRun || (await mayApply(prepared, applying))) {
        await applyPlan(prepared);
        if (plan.rollout?.firstInstall === true && !dryRun) {
          context.terminal.err(pinHint(identityOf(plan.rollout.cluster)));
        }
      }
    } catch (error) {
      reportStop(error, context);
      throw error;
    } finally {
      if (options.output === 'json') context.terminal.out(applyJson(plan, { name, steps, dryRun }));
    }
  });
}

/** What changes nothing only reads: there is nothing to ask. */
async function mayApply({ plan }: PreparedApply, { options, context }: ClusterApplyInput): Promise<boolean> {
  if (plan.rollout === null || isEmpty(plan)) return true;
  return mayWrite({ ...askToApply(plan.network, plan.rollout), yes: options.yes === true }, context);
}
