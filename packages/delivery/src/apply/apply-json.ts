import type { ApplyPlan } from './plan.ts';
import type { StepReport } from './step-log.ts';

/** The plan and what came of its steps, for a program. `steps` is empty where the plan is refused. */
export function applyJson(
  plan: ApplyPlan,
  { steps, dryRun }: { readonly steps: readonly StepReport[]; readonly dryRun: boolean },
): string {
  const refused = plan.refusals.length > 0;
  return `${JSON.stringify({ formatVersion: '1.0', dryRun, refused, ...plan, steps }, null, 2)}\n`;
}
