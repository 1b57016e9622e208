import fc from 'fast-check';
import { Address, Cidr, PrefixTrie } from '../src/index.ts';
import { address, cidr } from './arbitraries.ts';

function linear(
  entries: readonly (readonly [Cidr, number])[],
  one: Address,
): { cidr: Cidr; value: number } | null {
  let best: { cidr: Cidr; value: number } | null = null;
  for (const [key, value] of entries) {
    if (key.contains(one) && key.prefix >= (best?.cidr.prefix ?? 0)) best = { cidr: key, value };
  }
  return best;
}

describe(PrefixTrie, () => {
  it('finds what a scan of all prefixes finds', () => {
    const entries = fc.array(fc.tuple(cidr, fc.nat()), { maxLength: 30 });
    fc.assert(
      fc.property(entries, fc.array(address, { minLength: 1 }), (some, addresses) => {
        const trie = new PrefixTrie<number>();
        for (const [key, value] of some) trie.insert(key, value);
        const ends = some.flatMap(([key]) => [key.first, key.last]);
        for (const one of [...addresses, ...ends]) expect(trie.longest(one)).toEqual(linear(some, one));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps prefixes of full length apart', () => {
    const trie = new PrefixTrie<string>();
    const one = Address.of(6, 1n);
    const other = Address.of(6, 2n);
    trie.insert(Cidr.of(one, 128), 'one');
    trie.insert(Cidr.of(other, 128), 'other');
    expect(trie.longest(one)?.value).toBe('one');
    expect(trie.longest(other)?.value).toBe('other');
    expect(trie.longest(Address.of(6, 3n))).toBeNull();
    expect(trie.longest(Address.of(4, 1n))).toBeNull();
  });
});
