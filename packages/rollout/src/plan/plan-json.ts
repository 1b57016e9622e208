import { visibleJson } from '@netloom/diagnostics';
import type { ReadonlyDeep } from '@netloom/chart-kit';
import { planChecksum } from './checksum.ts';
import type { ObjectChange } from '../changes/objects/diff-objects.ts';
import { isEmpty, type Plan } from './plan.ts';
import type { PlanReport } from './plan-report.ts';

/** The whole plan for a program, as schemas/plan.schema.json has it. */
export function planJson(plan: Plan, against: ReadonlyDeep<PlanReport['against']>): string {
  const count = (action: ObjectChange['action']): number =>
    plan.objects.filter((change) => change.action === action).length;
  const report: ReadonlyDeep<PlanReport> = {
    formatVersion: '1.0',
    network: plan.network,
    against,
    changed: !isEmpty(plan),
    refused: plan.refusals.length > 0,
    checksum: planChecksum(plan),
    counts: { create: count('create'), change: count('change'), delete: count('delete') },
    statements: plan.statements,
    objects: plan.objects,
    drift: plan.drift,
    twoSteps: plan.twoSteps,
    warnings: plan.warnings,
    notes: plan.notes,
    refusals: plan.refusals,
  };
  return `${visibleJson(report)}\n`;
}
