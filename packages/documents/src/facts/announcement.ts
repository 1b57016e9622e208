import type { Address } from '@netloom/addresses';
import { codeSpan, escapeMarkdown } from '@netloom/chart-kit';
import {
  advertisementsOf,
  bgpSessions,
  describeList,
  l2Speakers,
  type Network,
  type Pool,
} from '@netloom/network-model';

/** How a device at home finds an address of a pool. */
export interface Announcement {
  /** The participant that the device sends its packets to. */
  readonly by: string;
  /** What the device asks for. */
  readonly ask: string;
  /** Markdown. */
  readonly description: string;
}

/** By ARP or NDP where a node answers on the link of the address, else by BGP. */
export function announcementOf(network: Network, address: Address): Announcement {
  const pool = network.pools.find(({ addresses }) => addresses.some((block) => block.contains(address)));
  const known = pool === undefined ? null : (byL2(network, pool, address) ?? byBgp(network, pool, address));
  const text = codeSpan(address.toString());
  return (
    known ?? {
      by: 'Home Network',
      ask: `Route to ${address}`,
      description: `Nothing that this network states announces ${text}`,
    }
  );
}

function byL2(network: Network, pool: Pool, address: Address): Announcement | null {
  const subnet = network.subnets.find(({ space, cidr }) => space === 'lan' && cidr.contains(address));
  if (subnet === undefined) return null;
  const { answering } = l2Speakers(network, { pool, subnet });
  if (answering.length === 0) return null;
  const asked = address.family === 4 ? 'ARP' : 'NDP';
  const rows = advertisementsOf(network.l2Advertisements, pool).map(({ name }) => escapeMarkdown(name));
  const nodes = describeList(answering.map((name) => escapeMarkdown(name)));
  return {
    by: 'Elected Node',
    ask: `${asked}: who has ${address}?`,
    description: `MetalLB elects one of ${nodes}, which answers ${asked} for ${codeSpan(address.toString())} (L2Advertisement ${describeList(rows)})`,
  };
}

function byBgp(network: Network, pool: Pool, address: Address): Announcement | null {
  const sessions = advertisementsOf(network.bgpAdvertisements, pool).flatMap((row) =>
    bgpSessions(network, row),
  );
  if (sessions.length === 0) return null;
  const peers = describeList([...new Set(sessions.map(({ peer }) => escapeMarkdown(peer.name)))]);
  return {
    by: 'Router',
    ask: `Route to ${address}`,
    description: `The router has a route to ${codeSpan(address.toString())}, which MetalLB announces by BGP to ${peers}`,
  };
}
