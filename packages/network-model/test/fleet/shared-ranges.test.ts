import type { Family } from '@netloom/addresses';
import fc from 'fast-check';
import { sharedRanges, type FleetUse } from '../../src/fleet/shared-ranges.ts';
import { fleetNetwork } from '../../src/fleet/to-fleet-network.ts';
import { loadText, minimalWith } from '../../src/testing/index.ts';

const networks = [1, 2, 3, 4].map(() => fleetNetwork(loadText(minimalWith())));

const uses: fc.Arbitrary<readonly FleetUse[]> = fc.array(
  fc
    .tuple(fc.constantFrom(...networks), fc.constantFrom<Family[]>(4, 6), fc.nat(30), fc.nat(9), fc.boolean())
    .map(([network, family, first, length, isExclusive]) => ({
      network,
      isExclusive,
      interval: { family, first: BigInt(first), last: BigInt(first + length) },
    })),
  { maxLength: 25 },
);

const holds = ({ interval }: Pick<FleetUse, 'interval'>, family: Family, at: bigint): boolean =>
  interval.family === family && interval.first <= at && at <= interval.last;

const eachAddress = [4, 6].flatMap((family) =>
  Array.from({ length: 41 }, (_, at) => ({ family: family as Family, at: BigInt(at) })),
);

describe(sharedRanges, () => {
  it('holds each address once that an exclusive use shares with a use of another network, and no other', () => {
    fc.assert(
      fc.property(uses, (some) => {
        const ranges = [...sharedRanges(some)];
        for (const { family, at } of eachAddress) {
          const here = some.filter((use) => holds(use, family, at));
          const isShared =
            here.some(({ isExclusive }) => isExclusive) &&
            new Set(here.map(({ network }) => network)).size > 1;
          expect(ranges.filter((range) => holds(range, family, at))).toHaveLength(isShared ? 1 : 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('names each network of a range once, in the order that was given', () => {
    fc.assert(
      fc.property(uses, (some) => {
        for (const { interval, uses: found } of sharedRanges(some)) {
          const inside = some.filter(
            (use) =>
              use.interval.family === interval.family &&
              use.interval.first <= interval.last &&
              interval.first <= use.interval.last,
          );
          expect(new Set(found.map(({ network }) => network))).toEqual(
            new Set(inside.map(({ network }) => network)),
          );
          expect(found).toEqual(some.filter((use) => found.includes(use)));
        }
      }),
      { numRuns: 300 },
    );
  });
});
