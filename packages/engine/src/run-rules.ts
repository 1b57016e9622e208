import { place, type Diagnostic, type Finding } from '@netloom/diagnostics';
import type { ListedRule } from './rules.ts';

/** What rules find in what they see. */
export function run<Facts>(rules: readonly ListedRule<Facts>[], facts: Facts): readonly Diagnostic[] {
  return rules.flatMap((rule) => [...diagnose(rule, facts)]);
}

/** Of one code; a person reads no more, and a program neither. */
const MOST = 1_000;

function* diagnose<Facts>(rule: ListedRule<Facts>, facts: Facts): Iterable<Diagnostic> {
  let count = 0;
  let next: Finding | null = null;
  for (const finding of rule.check(facts)) {
    count += 1;
    if (count <= MOST) yield place(finding, rule);
    else next ??= finding;
  }
  if (next === null) return;
  const more = count - MOST;
  yield place(
    {
      severity: next.severity ?? rule.severity,
      message: `${more} more ${more === 1 ? 'finding' : 'findings'} of ${rule.code} from here on`,
      at: next.at,
      help: 'fix the ones above first',
    },
    rule,
  );
}
