import type { Refusal } from '../../changes/refusal.ts';

/** What a check of one part says. */
export interface CheckResult<Row> {
  readonly rows: readonly Row[];
  readonly refusals: readonly Refusal[];
  readonly notes: readonly string[];
}

export const NOTHING: CheckResult<never> = { rows: [], refusals: [], notes: [] };

export function joinResults<Row>(parts: readonly CheckResult<Row>[]): CheckResult<Row> {
  return {
    rows: parts.flatMap(({ rows }) => rows),
    refusals: parts.flatMap(({ refusals }) => refusals),
    notes: parts.flatMap(({ notes }) => notes),
  };
}
