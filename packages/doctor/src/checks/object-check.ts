import type { CheckDefinition } from '../check.ts';
import { compareObjects } from '../desired/compare-objects.ts';
import { observeKinds, type ObservedKind } from '../desired/observed-kinds.ts';

/** A check that compares the live objects of some kinds with those that the network makes. */
export function objectCheck({
  kinds,
  ...about
}: Omit<CheckDefinition<never>, 'observe' | 'compare'> & {
  readonly kinds: readonly string[];
}): CheckDefinition<readonly ObservedKind[]> {
  return {
    ...about,
    observe: (vantage, facts) => observeKinds(vantage, facts, new Set(kinds)),
    compare: compareObjects,
  };
}
