import { printLines } from '@netloom/diagnostics';
import { planChecksum } from './checksum.ts';
import { objectParts, planSummary, wordParts } from './plan-lines.ts';
import type { Plan } from './plan.ts';
import { refusalLines, refusalSummary } from './print-refusals.ts';
import { rolloutLines } from './print-rollout.ts';

/** The whole plan for a person; `title` says what is compared with what. */
export function printPlan(plan: Plan, title: string): string {
  const sections = [
    [title],
    ...[...wordParts(plan), ...objectParts(plan)].map((part) => [part.title, ...part.lines]),
    ...(plan.rollout === null ? [] : [rolloutLines(plan.network, plan.rollout)]),
    plan.notes.map((note) => `note: ${note}`),
    plan.warnings.map((warning) => `warning: ${warning}`),
    plan.refusals.flatMap(refusalLines),
    [planSummary(plan), ...refusalSummary(plan.refusals), `checksum ${planChecksum(plan)}`],
  ];
  const filled = sections.filter(({ length }) => length > 0);
  return filled.map(printLines).join('\n');
}
