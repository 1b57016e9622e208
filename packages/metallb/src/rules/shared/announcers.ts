import { PrefixTrie } from '@netloom/addresses';
import { nodeAddresses, type Network, type Pool } from '@netloom/network-model';

/** Who announces a pool: an advertisement without pools announces all of them. */
export interface Announcers {
  readonly l2: (pool: Pool) => boolean;
  readonly bgp: (pool: Pool) => boolean;
}

export function announcersOf({ l2Advertisements, bgpAdvertisements }: Network): Announcers {
  return { l2: announces(l2Advertisements), bgp: announces(bgpAdvertisements) };
}

function announces(
  advertisements: readonly { readonly pools: readonly string[] }[],
): (pool: Pool) => boolean {
  const everyPool = advertisements.some(({ pools }) => pools.length === 0);
  const named = new Set(advertisements.flatMap(({ pools }) => pools));
  return ({ name }) => everyPool || named.has(name);
}

/** Whether a block lies in one subnet that some node has an address in: ARP and NDP end at its edge. */
export function nodeSubnetsOf({ subnets, nodes }: Network): (block: Pool['addresses'][number]) => boolean {
  const stated = new PrefixTrie<null>();
  for (const { space, cidr } of subnets) if (space === 'lan' || space === 'sdn') stated.insert(cidr, null);
  const ofNodes = new PrefixTrie<null>();
  for (const address of nodes.flatMap(nodeAddresses)) {
    const subnet = stated.longest(address);
    if (subnet !== null) ofNodes.insert(subnet.cidr, null);
  }
  return (block) => ofNodes.longest(block.first)?.cidr.contains(block) === true;
}
