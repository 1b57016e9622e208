import type { Family, Interval } from '@netloom/addresses';
import fc from 'fast-check';
import { overlappingPairs } from '../../src/ledger/sweep.ts';

interface Row {
  readonly id: number;
  readonly interval: Interval;
}

const rows: fc.Arbitrary<Row[]> = fc
  .array(fc.tuple(fc.constantFrom<Family[]>(4, 6), fc.nat(40), fc.nat(12)), { maxLength: 40 })
  .map((some) =>
    some.map(([family, first, length], id) => ({
      id,
      interval: { family, first: BigInt(first), last: BigInt(first + length) },
    })),
  );

function share(one: Interval, other: Interval): boolean {
  for (let value = one.first; value <= one.last; value += 1n) {
    if (one.family === other.family && other.first <= value && value <= other.last) return true;
  }
  return false;
}

const sorted = (pairs: readonly (readonly [number, number])[]): readonly string[] =>
  pairs.map((pair) => pair.toSorted((a, b) => a - b).join('-')).toSorted();

describe(overlappingPairs, () => {
  it('finds each pair that shares an address, once', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const brute = some.flatMap((one) =>
          some
            .filter((other) => one.id < other.id && share(one.interval, other.interval))
            .map((other) => [one.id, other.id] as const),
        );
        const swept = [...overlappingPairs(some)].map(([one, other]) => [one.id, other.id] as const);
        expect(sorted(swept)).toEqual(sorted(brute));
      }),
      { numRuns: 500 },
    );
  });

  it('gives the row that starts first, or ends first, first', () => {
    fc.assert(
      fc.property(rows, (some) => {
        for (const [one, other] of overlappingPairs(some)) {
          expect(one.interval.first).toBeLessThanOrEqual(other.interval.first);
        }
      }),
    );
  });

  it('visits each row once where nothing overlaps', () => {
    let reads = 0;
    const count = 20_000;
    const far = Array.from({ length: count }, (_, index) => {
      const interval: Interval = { family: 4, first: BigInt(2 * index), last: BigInt(2 * index) };
      return {
        get interval(): Interval {
          reads += 1;
          return interval;
        },
      };
    });
    expect([...overlappingPairs(far)]).toEqual([]);
    // sorting reads two for each of n log n comparisons.
    expect(reads).toBeLessThan(2 * count * Math.ceil(Math.log2(count)) + 2 * count);
  });
});
