import type { Address } from '@netloom/addresses';
import {
  advertisementsOf,
  balancing,
  bgpSessions,
  describeList,
  l2Speakers,
  programOf,
  type BgpAdvertisement,
  type L2Speakers,
  type Pool,
  type Subnet,
} from '@netloom/network-model';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import { balancerOf } from '../network-index/balancers.ts';
import type { ClusterService } from '../network-index/cluster-service.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { describeRouter } from './routing.ts';

/** An address of a pool, and the Service that has it. */
export interface AnnouncedAddress {
  readonly address: Address;
  readonly service: ClusterService;
  readonly pool: Pool;
}

export interface OnLinkAddress extends AnnouncedAddress {
  readonly link: Subnet;
}

/** By an L2Advertisement: MetalLB elects one node of all that any of them allows. null where no node answers on the link. */
export function l2Hop(index: NetworkIndex, to: OnLinkAddress): Hop | null {
  const { network, at } = index;
  const [first] = advertisementsOf(network.l2Advertisements, to.pool);
  if (first === undefined) return null;
  const speakers = l2Speakers(network, { pool: to.pool, subnet: to.link });
  const { answering, silent, unsure } = speakers;
  if (answering.length + unsure.length === 0) return null;
  const protocol = to.address.family === 4 ? 'ARP' : 'NDP';
  const { title, announcer } = balancing(network);
  const text = `${title} answers ${protocol} for ${describeAnnounced(to)} by ${announcer} "${first.name}"`;
  const unstated = [...l2Unstated(speakers, `${to.link.name} ${to.link.cidr.toString()}`)];
  const nodes = [...answering, ...silent, ...unsure];
  return speakersHop(index, to.service, { text, unstated, nodes, at: at(first) });
}

function* l2Unstated({ silent, unsure }: L2Speakers, link: string): Generator<string> {
  if (silent.length > 0) {
    yield `it may elect ${describeList(silent)}, whose announcements do not reach ${link}`;
  }
  if (unsure.length > 0) {
    yield `whether the interfaces of ${describeList(unsure)} are in ${link} is not stated`;
  }
}

/** By BGP, through a router; null where no BGPAdvertisement includes the pool. */
export function bgpHop(index: NetworkIndex, to: AnnouncedAddress): Hop | null {
  const rows = advertisementsOf(index.network.bgpAdvertisements, to.pool);
  const [first] = rows;
  if (first === undefined) return null;
  const sessions = rows.flatMap((row) => bgpSessions(index.network, row));
  const session = sessions.find(({ peer }) => isGateway(index, peer.address)) ?? sessions[0];
  if (session === undefined) return noSessionHop(index, first, to);
  const row = session.advertisement;
  const own = sessions.filter(({ advertisement }) => advertisement === row);
  const names = describeList(own.map(({ peer }) => peer.name));
  const { title, bgpAnnouncer } = balancing(index.network);
  const text = `${title} advertises ${describeAnnounced(to)} to ${names} by ${bgpAnnouncer} "${row.name}"`;
  const routers = index.network.hosts.filter(({ role }) => role === 'gateway');
  const isLearned = routers.length === 0 || isGateway(index, session.peer.address);
  const unstated = isLearned ? [] : [`whether ${describeRouter(index)} learns it is not stated`];
  const nodes = own.flatMap((one) => one.nodes);
  return speakersHop(index, to.service, { text, unstated, nodes, at: index.at(row) });
}

function noSessionHop(index: NetworkIndex, row: BgpAdvertisement, to: AnnouncedAddress): Hop {
  const named = index.network.bgpPeers.filter(
    ({ name }) => row.peers.length === 0 || row.peers.includes(name),
  );
  const why =
    named.length === 0
      ? `has no peer to advertise ${describeAnnounced(to)} to`
      : `advertises ${describeAnnounced(to)} to no peer: the nodes that announce it have no session with ${describeList(named.map(({ name }) => name))}`;
  const { bgpAnnouncer } = balancing(index.network);
  return deny('load-balancer', `${bgpAnnouncer} "${row.name}" ${why}`, index.at(row));
}

interface Announcement {
  readonly text: string;
  /** What the network does not state, and what may stop the packet. */
  readonly unstated: readonly string[];
  /** The nodes that may announce the address. */
  readonly nodes: readonly string[];
  readonly at: Hop['at'];
}

/** Under `Local` a node must also run the pods, which are not tied to the nodes that announce. */
function speakersHop(
  index: NetworkIndex,
  service: ClusterService,
  { text, unstated, nodes, at }: Announcement,
): Hop {
  const pods = localPods(index, service);
  if (pods === null) return advertisedHop({ text, unstated, at });
  const announcing = new Set(nodes);
  const unsure = `whether ${pods} runs on ${describeList([...announcing])} is not stated`;
  const isCertain = index.network.nodes.every(({ name }) => announcing.has(name));
  return advertisedHop({
    text: `${text}; only a node that runs ${pods} accepts it`,
    unstated: isCertain ? unstated : [...unstated, unsure],
    at,
  });
}

function advertisedHop({ text, unstated, at }: Omit<Announcement, 'nodes'>): Hop {
  const verdict = unstated.length === 0 ? allow : unknown;
  return verdict('load-balancer', [text, ...unstated].join('; '), at);
}

function isGateway({ addresses }: NetworkIndex, address: Address): boolean {
  return addresses().hostAt(address)?.role === 'gateway';
}

export function describeAnnounced({ address, pool }: AnnouncedAddress): string {
  return `${address} of pool "${pool.name}"`;
}

/** Whether pods see the client's own address, since only nodes that run them take its packets. */
export function preservesClientAddress(index: NetworkIndex, service: ClusterService): boolean {
  return localPods(index, service) !== null;
}

/** What must run on a node that takes the packet, under externalTrafficPolicy Local; null under Cluster. */
function localPods(index: NetworkIndex, service: ClusterService): string | null {
  const { network } = index;
  const { namespace, name } = service;
  const ingress = network.ingresses.find(
    ({ proxy }) => proxy?.namespace === namespace && name === proxy.service.name,
  );
  if (ingress !== undefined) {
    return ingress.externalTrafficPolicy === 'Local' ? programOf(network, ingress) : null;
  }
  const balancer = balancerOf(network, service);
  return balancer?.externalTrafficPolicy === 'Local' ? `a pod of ${namespace}/${balancer.service}` : null;
}
