import { place, type Diagnostic } from '@netloom/diagnostics';
import type { ListedRule } from './rules.ts';

/** What rules find in what they see. */
export function run<Facts>(rules: readonly ListedRule<Facts>[], facts: Facts): readonly Diagnostic[] {
  return rules.flatMap(({ code, severity, docs, check }) =>
    Array.from(check(facts), (finding) => place(finding, { code, severity, docs })),
  );
}
