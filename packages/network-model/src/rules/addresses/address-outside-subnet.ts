import { Address, PrefixTrie, type Cidr } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { Host, HostAddress, Subnet } from '../../network.ts';
import { describeSegment, hasSegments } from '../../node-segments.ts';
import { describeList } from '../shared/describe.ts';
import { isLinkLocal } from '../shared/link-local.ts';

export const addressOutsideSubnet: Rule<NetworkFacts> = {
  code: 'address-outside-subnet',
  severity: 'error',
  description: "A machine's address lies within a subnet of its network.",
  *check({ network, origins }) {
    const placesOf = placesIn(network.subnets);
    for (const host of network.hosts) {
      // the router's own subnet is what gateway-outside-subnet is about.
      if (host.role === 'gateway') continue;
      for (const place of host.addresses) {
        const { address } = place;
        const { stated, trie, label } = placesOf(place);
        const subnets = stated.filter(({ family }) => family === address.family);
        const [first] = subnets;
        if (first === undefined || isLinkLocal(address) || trie.longest(address) !== null) continue;
        yield {
          message: `${address.toString()} of ${describeList([kindOf(host)])} "${host.name}" is outside of ${label}, ${describeList(subnets.map(String))}`,
          at: origins.of(address),
          related: subnets.map((cidr) => ({ message: `subnet ${cidr.toString()}`, at: origins.of(cidr) })),
          help:
            subnets.length === 1
              ? `did you mean ${moved(address, first).toString()}?`
              : 'write an address of one of them',
        };
      }
    }
  },
};

interface Places {
  /** The subnets to name; a LAN host may also be in a VNet that is bridged to a VLAN. */
  readonly stated: readonly Cidr[];
  readonly trie: PrefixTrie<null>;
  readonly label: string;
}

/** Where an address may be: in the segment that the file states it in, in any segment, or in a VNet. */
function placesIn(subnets: readonly Subnet[]): (place: Omit<HostAddress, 'address'>) => Places {
  const cidrsOf = (includes: (subnet: Subnet) => boolean): readonly Cidr[] =>
    subnets.filter(includes).map(({ cidr }) => cidr);
  const vnets = cidrsOf(({ space }) => space === 'sdn');
  const made = new Map<string, Places>();
  const home = (segment: string | null): Places => {
    const own = cidrsOf(({ space, name }) => space === 'lan' && (segment === null || name === segment));
    return {
      stated: own,
      trie: trieOf([...own, ...vnets]),
      label: segment === null ? homeLabel(subnets) : describeSegment(segment),
    };
  };
  return ({ space, segment }) => {
    const key = space === 'sdn' ? 'sdn' : `segment ${segment ?? ''}`;
    const places =
      made.get(key) ??
      (space === 'sdn' ? { stated: vnets, trie: trieOf(vnets), label: 'every VNet' } : home(segment));
    made.set(key, places);
    return places;
  };
}

function homeLabel(subnets: readonly Subnet[]): string {
  return hasSegments({ subnets }) ? 'every segment' : 'the LAN';
}

function trieOf(cidrs: readonly Cidr[]): PrefixTrie<null> {
  const trie = new PrefixTrie<null>();
  for (const cidr of cidrs) trie.insert(cidr, null);
  return trie;
}

function kindOf({ role }: Host): string {
  return role === 'proxmox' ? 'Proxmox host' : role;
}

/** The same host part in the subnet. */
function moved(address: Address, { interval }: Cidr): Address {
  const size = interval.last - interval.first + 1n;
  return Address.of(interval.family, interval.first + (address.value % size));
}
