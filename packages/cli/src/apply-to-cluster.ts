import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StepReport } from '@netloom/delivery/apply';
import type { ApplyToCluster } from './apply-options.ts';
import { EXIT } from './exit-code.ts';
import { prepareApply, type Prepared } from './prepare-apply.ts';
import { tellStop } from './tell-step.ts';

/** Shows the plan, and does it unless it is refused. */
export async function applyToCluster(applying: ApplyToCluster): Promise<void> {
  const { options, context } = applying;
  const { applyJson, applyNetwork } = await import('@netloom/delivery/apply');
  const out = await mkdtemp(join(tmpdir(), 'netloom-apply-'));
  const steps: StepReport[] = [];
  try {
    const prepared = await prepareApply(applying, { out, steps });
    const { plan, changes, dryRun } = prepared;
    if (options.output === 'human') await show(prepared, applying);
    try {
      if (plan.refusals.length > 0) context.exit(EXIT.refused);
      else await applyNetwork(prepared);
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

/** What changes first, then how: refusals once, where both are known. */
async function show({ plan, changes }: Prepared, { input, context }: ApplyToCluster): Promise<void> {
  const { printApplyPlan } = await import('@netloom/delivery/apply');
  if (changes !== null) {
    const { printPlan } = await import('@netloom/delivery/plan');
    const title = `${input.path} against ${changes.name}`;
    context.terminal.out(`${printPlan({ ...changes.plan, refusals: [] }, title)}\n`);
  }
  context.terminal.out(printApplyPlan(plan));
}
