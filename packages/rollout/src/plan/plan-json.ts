import type { ReadonlyDeep } from '@netloom/chart-kit';
import { visibleJson } from '@netloom/diagnostics';
import type { ObjectChange } from '../changes/objects/diff-objects.ts';
import { planChecksum } from './checksum.ts';
import type { PlanReport } from './plan-report.ts';
import { isEmpty, type Plan } from './plan.ts';

/** The whole plan for a program, as schemas/plan.schema.json has it. */
export function planReport(
  plan: Plan,
  against: ReadonlyDeep<PlanReport['against']>,
): ReadonlyDeep<PlanReport> {
  const count = (action: ObjectChange['action']): number =>
    plan.objects.filter((change) => change.action === action).length;
  return {
    formatVersion: '1.1',
    network: plan.network,
    against,
    changed: !isEmpty(plan),
    refused: plan.refusals.length > 0,
    checksum: planChecksum(plan),
    counts: {
      create: count('create'),
      change: count('change'),
      adopt: count('adopt'),
      refuse: count('refuse'),
      delete: count('delete'),
    },
    statements: plan.statements,
    objects: plan.objects,
    drift: plan.drift,
    twoSteps: plan.twoSteps,
    rollout: plan.rollout,
    warnings: plan.warnings,
    notes: plan.notes,
    refusals: plan.refusals,
  };
}

export function planJson(plan: Plan, against: ReadonlyDeep<PlanReport['against']>): string {
  return `${visibleJson(planReport(plan, against))}\n`;
}
