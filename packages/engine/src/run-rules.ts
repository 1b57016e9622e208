import { place, type Diagnostic, type Finding, type Steps } from '@netloom/diagnostics';
import type { ListedRule } from './rules.ts';

/** The findings of rules in their input, as diagnostics. */
export function run<Facts>(rules: readonly ListedRule<Facts>[], facts: Facts): readonly Diagnostic[] {
  return rules.flatMap((rule) => [...diagnose(rule, facts)]);
}

/** The same with a stop after each rule, for whoever has something else to do meanwhile. */
export function* runInSteps<Facts>(
  rules: readonly ListedRule<Facts>[],
  facts: Facts,
): Steps<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const rule of rules) {
    found.push(...diagnose(rule, facts));
    yield;
  }
  return found;
}

/** The most findings of one code that are listed. */
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
