import { visibleJson } from '@netloom/diagnostics';
import { planJson } from '../plan/plan-json.ts';
import type { Plan } from '../plan/plan.ts';
import type { ApplyPlan } from './plan.ts';
import type { StepReport } from './step-log.ts';

/** What changes in a cluster, and how that is called. */
export interface Changes {
  readonly plan: Plan;
  readonly name: string;
}

export interface ApplyReport {
  /** null where the apply does not go that far. */
  readonly changes: Changes | null;
  readonly steps: readonly StepReport[];
  readonly dryRun: boolean;
}

/** The plan and what came of its steps, for a program. `steps` is empty where the plan is refused. */
export function applyJson(plan: ApplyPlan, { changes, steps, dryRun }: ApplyReport): string {
  const report: unknown =
    changes === null ? null : JSON.parse(planJson(changes.plan, { kind: 'cluster', name: changes.name }));
  const refused = plan.refusals.length > 0;
  return `${visibleJson({ formatVersion: '1.0', dryRun, refused, ...plan, changes: report, steps })}\n`;
}
