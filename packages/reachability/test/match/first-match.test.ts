import * as fc from 'fast-check';
import { firstMatch } from '../../src/match/first-match.ts';

type Taken = boolean | null;

/** What every answer of the rules that say null would make of them. */
function decided(rules: readonly Taken[]): readonly (readonly boolean[])[] {
  return rules.reduce<readonly (readonly boolean[])[]>(
    (lists, rule) =>
      lists.flatMap((list) => (rule === null ? [true, false] : [rule]).map((one) => [...list, one])),
    [[]],
  );
}

describe(firstMatch, () => {
  it('is certain only where the same rule matches whatever the undecided ones do', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(true, false, null), { maxLength: 6 }), (rules) => {
        const numbered = rules.map((taken, number) => ({ taken, number }));
        const { rule, certain } = firstMatch(numbered, ({ taken }) => taken);
        const possible = new Set(decided(rules).map((list) => list.indexOf(true)));
        expect(possible).toContain(rule?.number ?? -1);
        expect(certain).toBe(possible.size === 1);
      }),
    );
  });
});
