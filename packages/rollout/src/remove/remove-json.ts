import { visibleJson } from '@netloom/diagnostics';
import type { StepReport } from '../steps/step-log.ts';
import type { RemovalPlan } from './removal-plan.ts';

/** The plan and what came of its steps, for a program. `steps` is empty where nothing was done. */
export function removeJson(
  plan: RemovalPlan,
  { steps, dryRun }: { readonly steps: readonly StepReport[]; readonly dryRun: boolean },
): string {
  const refused = plan.refusals.length > 0;
  return `${visibleJson({ formatVersion: '1.0', dryRun, refused, ...plan, steps })}\n`;
}
