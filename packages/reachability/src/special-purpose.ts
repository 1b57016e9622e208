import { Cidr, PrefixTrie, type Address } from '@netloom/addresses';

/** Not globally reachable, by the registries of special-purpose addresses: RFC 6890 and those after it. */
const REGISTRY = [
  ['10.0.0.0/8', 'private (RFC 1918)'],
  ['172.16.0.0/12', 'private (RFC 1918)'],
  ['192.168.0.0/16', 'private (RFC 1918)'],
  ['100.64.0.0/10', 'shared address space (RFC 6598)'],
  ['169.254.0.0/16', 'link-local (RFC 3927)'],
  ['127.0.0.0/8', 'loopback (RFC 1122)'],
  ['0.0.0.0/8', 'of this network alone (RFC 791)'],
  ['192.0.2.0/24', 'for documentation (RFC 5737)'],
  ['198.51.100.0/24', 'for documentation (RFC 5737)'],
  ['203.0.113.0/24', 'for documentation (RFC 5737)'],
  ['198.18.0.0/15', 'for benchmarks (RFC 2544)'],
  ['240.0.0.0/4', 'reserved (RFC 1112)'],
  ['fc00::/7', 'unique local (RFC 4193)'],
  ['fe80::/10', 'link-local (RFC 4291)'],
  ['::1/128', 'loopback (RFC 4291)'],
  ['::/128', 'unspecified (RFC 4291)'],
  ['2001:db8::/32', 'for documentation (RFC 3849)'],
  ['3fff::/20', 'for documentation (RFC 9637)'],
] as const;

const SPECIAL = toTrie();

/** Why an address is not routed on the internet; null for one that is globally reachable. */
export function notGloballyReachable(address: Address): string | null {
  return SPECIAL.longest(address)?.value ?? null;
}

function toTrie(): PrefixTrie<string> {
  const trie = new PrefixTrie<string>();
  for (const [text, purpose] of REGISTRY) {
    const cidr = Cidr.parse(text);
    if (!cidr.ok) throw new Error(cidr.message);
    trie.insert(cidr.value, purpose);
  }
  return trie;
}
