import fc from 'fast-check';
import { IntervalSet, parseBlock, type Cidr, type Interval } from '../src/index.ts';
import { intervals, members, smallInterval } from './arbitraries.ts';

function interval(text: string): Interval {
  const read = parseBlock(text);
  if (!read.ok) throw new Error(read.message);
  return read.value.interval;
}

/** Whether two CIDRs are the halves of one that is a bit shorter: then the cover was not minimal. */
function halves(one: Cidr, other: Cidr): boolean {
  const size = one.interval.last - one.interval.first + 1n;
  return (
    one.family === other.family &&
    one.prefix === other.prefix &&
    one.interval.first % (2n * size) === 0n &&
    other.interval.first === one.interval.first + size
  );
}

describe(IntervalSet, () => {
  test.each([
    ['union', (a: IntervalSet, b: IntervalSet) => a.union(b), (inA: boolean, inB: boolean) => inA || inB],
    [
      'intersect',
      (a: IntervalSet, b: IntervalSet) => a.intersect(b),
      (inA: boolean, inB: boolean) => inA && inB,
    ],
    [
      'subtract',
      (a: IntervalSet, b: IntervalSet) => a.subtract(b),
      (inA: boolean, inB: boolean) => inA && !inB,
    ],
  ] as const)('%s equals that of the sets of single addresses, and stays normal', (_, own, brute) => {
    fc.assert(
      fc.property(intervals, intervals, (one, other) => {
        const result = own(IntervalSet.of(one), IntervalSet.of(other));
        const inOne = members(one);
        const inOther = members(other);
        const all = [...inOne, ...inOther];
        const expected = new Set(all.filter((member) => brute(inOne.has(member), inOther.has(member))));
        expect(members(result.intervals)).toEqual(expected);
        expect(result.size).toBe(BigInt(expected.size));
        expect(result.isEmpty).toBe(expected.size === 0);
        expect(result).toEqual(IntervalSet.of(result.intervals));
      }),
      { numRuns: 500 },
    );
  });

  it('overlaps exactly the intervals any of whose addresses it has', () => {
    fc.assert(
      fc.property(intervals, smallInterval, (some, one) => {
        const inside = members(some);
        expect(IntervalSet.of(some).overlaps(one)).toBe(
          [...members([one])].some((member) => inside.has(member)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('covers exactly the intervals all of whose addresses it has', () => {
    fc.assert(
      fc.property(intervals, smallInterval, (some, one) => {
        const inside = members(some);
        expect(IntervalSet.of(some).covers(one)).toBe(
          [...members([one])].every((member) => inside.has(member)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('gives CIDRs that are exactly the set, of which no two could be one', () => {
    fc.assert(
      fc.property(intervals, (some) => {
        const cidrs = IntervalSet.of(some).toCidrs();
        const blocks = cidrs.map((one) => one.interval);
        expect(members(blocks)).toEqual(members(some));
        expect(IntervalSet.of(blocks).size).toBe(
          blocks.reduce((sum, { first, last }) => sum + last - first + 1n, 0n),
        );
        expect(cidrs.filter((one, index) => halves(one, cidrs[index + 1] ?? one))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('gives ranges that are exactly the set', () => {
    fc.assert(
      fc.property(intervals, (some) => {
        const set = IntervalSet.of(some);
        expect(set.toRanges().map((range) => range.interval)).toEqual(set.intervals);
      }),
    );
  });

  test.each([
    [['192.168.7.230-192.168.7.235'], ['192.168.7.230/31', '192.168.7.232/30']],
    [['10.0.0.0/25', '10.0.0.128/25'], ['10.0.0.0/24']],
    [['0.0.0.0/0'], ['0.0.0.0/0']],
    [['0.0.0.1-255.255.255.255', '0.0.0.0/32'], ['0.0.0.0/0']],
    [['::/1', '8000::/1'], ['::/0']],
    [
      ['255.255.255.255/32', '::/128'],
      ['255.255.255.255/32', '::/128'],
    ],
  ])('covers %j by the fewest CIDRs', (blocks, cidrs) => {
    expect(IntervalSet.of(blocks.map(interval)).toCidrs().map(String)).toEqual(cidrs);
  });

  it('equals another set of the same addresses', () => {
    expect(IntervalSet.of([interval('10.0.0.0/24')])).toEqual(
      IntervalSet.of([interval('10.0.0.128/25'), interval('10.0.0.0-10.0.0.130')]),
    );
  });
});
