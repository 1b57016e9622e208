import { visibleJson } from '@netloom/diagnostics';
import { planReport } from '../plan/plan-json.ts';
import type { Plan } from '../plan/plan.ts';
import type { StepReport } from '../steps/step-log.ts';

export interface ApplyReport {
  /** How the plan names what it was compared with. */
  readonly name: string;
  readonly steps: readonly StepReport[];
  readonly dryRun: boolean;
}

/** The plan as `netloom plan` prints it, and what came of its steps. `steps` is empty where the plan is refused. */
export function applyJson(plan: Plan, { name, steps, dryRun }: ApplyReport): string {
  return `${visibleJson({ ...planReport(plan, { kind: 'cluster', name }), dryRun, steps })}\n`;
}
