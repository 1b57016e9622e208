import fc from 'fast-check';
import { IntervalIndex } from '../src/index.ts';

const entries = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })))
  .map((pairs) =>
    pairs.map(([one, other], value) => ({ first: Math.min(one, other), last: Math.max(one, other), value })),
  );

describe(IntervalIndex, () => {
  it('finds what a search of all intervals finds', () => {
    fc.assert(
      fc.property(entries, fc.integer({ min: -1, max: 21 }), (given, point) => {
        const expected = given.filter(({ first, last }) => first <= point && point <= last);
        const found = new IntervalIndex(given).holding(point);
        expect(found.toSorted((one, other) => one - other)).toEqual(expected.map(({ value }) => value));
      }),
      { numRuns: 1_000 },
    );
  });
});
