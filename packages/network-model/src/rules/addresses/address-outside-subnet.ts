import { Address, PrefixTrie, type Cidr } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { Host, Subnet } from '../../network.ts';
import { describeList } from '../shared/describe.ts';
import { isLinkLocal } from '../shared/link-local.ts';

export const addressOutsideSubnet: Rule<NetworkFacts> = {
  code: 'address-outside-subnet',
  severity: 'error',
  description: "A machine's address lies within a subnet of its network.",
  *check({ network, origins }) {
    const places = placesOf(network.subnets);
    for (const host of network.hosts) {
      // the router's own subnet is what gateway-outside-subnet is about.
      if (host.role === 'gateway') continue;
      for (const { space, address } of host.addresses) {
        const subnets = places[space].stated.filter(({ family }) => family === address.family);
        const [first] = subnets;
        if (first === undefined || isLinkLocal(address) || places[space].trie.longest(address) !== null) {
          continue;
        }
        yield {
          message: `${address.toString()} of ${describeList([kindOf(host)])} "${host.name}" is outside of ${space === 'lan' ? 'the LAN' : 'every VNet'}, ${describeList(subnets.map(String))}`,
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
}

function placesOf(subnets: readonly Subnet[]): Readonly<Record<'lan' | 'sdn', Places>> {
  const of = (...spaces: readonly string[]): readonly Cidr[] =>
    subnets.filter(({ space }) => spaces.includes(space)).map(({ cidr }) => cidr);
  const [lan, sdn] = [of('lan'), of('sdn')];
  return { lan: { stated: lan, trie: trieOf([...lan, ...sdn]) }, sdn: { stated: sdn, trie: trieOf(sdn) } };
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
