import { AddressRange } from './address-range.ts';
import { Address } from './address.ts';
import { Cidr } from './cidr.ts';
import { compareIntervals, holds, overlap, prefixesOf, type Interval } from './interval.ts';

/** A set of addresses as sorted intervals that neither overlap nor touch: equal sets have equal intervals. */
export class IntervalSet {
  readonly intervals: readonly Interval[];

  private constructor(intervals: readonly Interval[]) {
    this.intervals = Object.freeze(intervals);
    Object.freeze(this);
  }

  static of(intervals: Iterable<Interval>): IntervalSet {
    const merged: Interval[] = [];
    for (const { family, first, last } of [...intervals].sort(compareIntervals)) {
      const before = merged.at(-1);
      if (before?.family === family && first <= before.last + 1n) {
        merged[merged.length - 1] = {
          family,
          first: before.first,
          last: last > before.last ? last : before.last,
        };
      } else {
        merged.push({ family, first, last });
      }
    }
    return new IntervalSet(merged);
  }

  get isEmpty(): boolean {
    return this.intervals.length === 0;
  }

  /** How many addresses are in the set. */
  get size(): bigint {
    return this.intervals.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
  }

  covers(interval: Interval): boolean {
    const own = this.#nextTo(interval);
    return own !== undefined && holds(own, interval);
  }

  /** Whether any address of the interval is in the set. */
  overlaps(interval: Interval): boolean {
    const own = this.#nextTo(interval);
    return own !== undefined && overlap(own, interval);
  }

  /** The first interval that does not end before the given one: no other holds its first address. */
  #nextTo({ family, first }: Interval): Interval | undefined {
    let start = 0;
    let end = this.intervals.length;
    while (start < end) {
      const middle = (start + end) >> 1;
      const own = this.intervals[middle];
      if (own !== undefined && (own.family === family ? own.last < first : own.family < family)) {
        start = middle + 1;
      } else {
        end = middle;
      }
    }
    return this.intervals[start];
  }

  union(other: IntervalSet): IntervalSet {
    return IntervalSet.of([...this.intervals, ...other.intervals]);
  }

  intersect(other: IntervalSet): IntervalSet {
    return new IntervalSet([...common(this.intervals, other.intervals)]);
  }

  subtract(other: IntervalSet): IntervalSet {
    return new IntervalSet([...remaining(this.intervals, other.intervals)]);
  }

  /** The fewest CIDRs that together are exactly the set. */
  toCidrs(): Cidr[] {
    return this.intervals.flatMap((interval) =>
      prefixesOf(interval).map(({ first, prefix }) => Cidr.of(Address.of(interval.family, first), prefix)),
    );
  }

  toRanges(): AddressRange[] {
    return this.intervals.map(({ family, first, last }) =>
      AddressRange.of(Address.of(family, first), Address.of(family, last)),
    );
  }
}

function* common(ones: readonly Interval[], others: readonly Interval[]): Iterable<Interval> {
  let one = 0;
  let other = 0;
  for (;;) {
    const left = ones[one];
    const right = others[other];
    if (left === undefined || right === undefined) return;
    if (overlap(left, right)) {
      const first = left.first > right.first ? left.first : right.first;
      const last = left.last < right.last ? left.last : right.last;
      yield { family: left.family, first, last };
    }
    if (endsFirst(left, right)) one += 1;
    else other += 1;
  }
}

function* remaining(ones: readonly Interval[], others: readonly Interval[]): Iterable<Interval> {
  let other = 0;
  for (const { family, first: start, last } of ones) {
    let first = start;
    for (let cut = others[other]; cut !== undefined && startsBy(cut, family, last); cut = others[other]) {
      if (cut.family === family && cut.last >= first) {
        if (cut.first > first) yield { family, first, last: cut.first - 1n };
        first = cut.last + 1n;
      }
      if (cut.family === family && cut.last > last) break;
      other += 1;
    }
    if (first <= last) yield { family, first, last };
  }
}

function endsFirst(one: Interval, other: Interval): boolean {
  return one.family === other.family ? one.last < other.last : one.family < other.family;
}

function startsBy(cut: Interval, family: Interval['family'], last: bigint): boolean {
  return cut.family === family ? cut.first <= last : cut.family < family;
}
