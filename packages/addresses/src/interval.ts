import { widthOf, type Family } from './family.ts';

/** Neighbouring addresses of one family; both ends inside. */
export interface Interval {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
}

export function holds(outer: Interval, inner: Interval): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

export function overlap(one: Interval, other: Interval): boolean {
  return one.family === other.family && one.first <= other.last && other.first <= one.last;
}

/** IPv4 before IPv6, then by first address, then by last. */
export function compareIntervals(one: Interval, other: Interval): number {
  if (one.family !== other.family) return one.family - other.family;
  if (one.first !== other.first) return one.first < other.first ? -1 : 1;
  if (one.last !== other.last) return one.last < other.last ? -1 : 1;
  return 0;
}

/** The fewest prefixes that together are exactly the interval. */
export function prefixesOf(interval: Interval): { readonly first: bigint; readonly prefix: number }[] {
  const width = widthOf(interval.family);
  const prefixes: { first: bigint; prefix: number }[] = [];
  let first = interval.first;
  while (first <= interval.last) {
    let bits = 0;
    while (bits < width && fits({ first, bits: bits + 1, last: interval.last })) bits += 1;
    prefixes.push({ first, prefix: width - bits });
    first += 1n << BigInt(bits);
  }
  return prefixes;
}

/** Whether a block of 2^bits addresses may start at `first` and end by `last`. */
function fits({
  first,
  bits,
  last,
}: {
  readonly first: bigint;
  readonly bits: number;
  readonly last: bigint;
}): boolean {
  const size = 1n << BigInt(bits);
  return first % size === 0n && first + size - 1n <= last;
}
