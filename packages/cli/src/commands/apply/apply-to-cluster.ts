import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT } from '@netloom/diagnostics/error';
import type { StepReport } from '@netloom/rollout/apply';
import type { ApplyToCluster } from './options.ts';
import { mayWrite } from '../../cluster/may-write.ts';
import { prepareApply, type Prepared } from './prepare-apply.ts';
import { tellStop } from '../../cluster/tell-step.ts';

/** Shows the plan, asks where there is somebody to ask, and does it unless it is refused. */
export async function applyToCluster(applying: ApplyToCluster): Promise<void> {
  const { options, context } = applying;
  const { applyJson, applyNetwork, identityOf, pinHint } = await import('@netloom/rollout/apply');
  const out = await mkdtemp(join(tmpdir(), 'netloom-apply-'));
  const steps: StepReport[] = [];
  try {
    const prepared = await prepareApply(applying, { out, steps });
    const { plan, changes, dryRun } = prepared;
    if (options.output === 'human') await show(prepared, applying);
    try {
      if (plan.refusals.length > 0) context.exit(EXIT.refused);
      else if (dryRun || (await mayApply(prepared, applying))) {
        await applyNetwork(prepared);
        if (plan.firstInstall && !dryRun) context.terminal.err(pinHint(identityOf(plan.cluster)));
      }
    } catch (error) {
      tellStop(error, context);
      throw error;
    } finally {
      if (options.output === 'json') context.terminal.out(applyJson(plan, { changes, steps, dryRun }));
    }
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** What changes nothing is only looked at: there is nothing to ask. */
async function mayApply({ plan, changes }: Prepared, { options, context }: ApplyToCluster): Promise<boolean> {
  const [{ askToApply, changesNothing }, { isEmpty }] = await Promise.all([
    import('@netloom/rollout/apply'),
    import('@netloom/rollout/plan'),
  ]);
  if (changesNothing(plan) && (changes === null || isEmpty(changes.plan))) return true;
  return mayWrite({ ...askToApply(plan), yes: options.yes === true }, context);
}

/** What changes first, then how: refusals once, where both are known. */
async function show({ plan, changes }: Prepared, { input, context }: ApplyToCluster): Promise<void> {
  const { printApplyPlan } = await import('@netloom/rollout/apply');
  if (changes !== null) {
    const { printPlan } = await import('@netloom/rollout/plan');
    const title = `${input.path} against ${changes.name}`;
    context.terminal.out(`${printPlan({ ...changes.plan, refusals: [] }, title)}\n`);
  }
  context.terminal.out(printApplyPlan(plan));
}
