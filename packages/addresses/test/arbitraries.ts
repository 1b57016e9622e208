import fc from 'fast-check';
import { Address, Cidr, type Family, type Interval } from '../src/index.ts';

export const family: fc.Arbitrary<Family> = fc.constantFrom<Family[]>(4, 6);

const WIDTH = { 4: 32, 6: 128 } as const;

export const address: fc.Arbitrary<Address> = family.chain((of) =>
  fc.bigInt({ min: 0n, max: (1n << BigInt(WIDTH[of])) - 1n }).map((value) => Address.of(of, value)),
);

/** Prefixes of every length, with many zero bits in front so that some hold others. */
export const cidr: fc.Arbitrary<Cidr> = fc
  .tuple(family, fc.bigInt({ min: 0n, max: 0xffn }), fc.integer({ min: 0, max: 8 }))
  .map(([of, bits, length]) => {
    const width = WIDTH[of];
    const value = (bits >> BigInt(8 - length)) << BigInt(width - length);
    return Cidr.of(Address.of(of, value), length);
  });

/** Small intervals at the low and the high end of both families, where arithmetic goes wrong first. */
export const smallInterval: fc.Arbitrary<Interval> = fc
  .tuple(family, fc.boolean(), fc.nat(63), fc.nat(63))
  .map(([of, high, a, b]) => {
    const base = high ? (1n << BigInt(WIDTH[of])) - 64n : 0n;
    return { family: of, first: base + BigInt(Math.min(a, b)), last: base + BigInt(Math.max(a, b)) };
  });

export const intervals: fc.Arbitrary<Interval[]> = fc.array(smallInterval, { maxLength: 8 });

/** Brute force: every address as a word. */
export function members(some: Iterable<Interval>): Set<string> {
  const all = new Set<string>();
  for (const { family: of, first, last } of some) {
    for (let value = first; value <= last; value += 1n) all.add(`${of}:${value}`);
  }
  return all;
}
