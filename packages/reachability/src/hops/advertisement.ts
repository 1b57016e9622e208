import type { Address } from '@netloom/addresses';
import {
  advertising,
  bgpSessions,
  inWords,
  l2Speakers,
  type BgpAdvertisement,
  type Pool,
  type Subnet,
} from '@netloom/network-model';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import type { ClusterService } from '../network-index/cluster-services.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { describeRouter } from './routing.ts';

/** An address of a pool that somebody sends to. */
export interface AnnouncedAddress {
  readonly address: Address;
  readonly service: ClusterService;
  readonly pool: Pool;
}

export interface OnLinkAddress extends AnnouncedAddress {
  readonly link: Subnet;
}

/** By an L2Advertisement: MetalLB elects one node of all that any of them allows. null where none answers on the link. */
export function l2Hop(index: NetworkIndex, to: OnLinkAddress): Hop | null {
  const { network, at } = index;
  const rows = advertising(network.l2Advertisements, to.pool);
  const [first] = rows;
  if (first === undefined) return null;
  const { answering, silent, unsure } = l2Speakers(network, { pool: to.pool, subnet: to.link });
  if (answering.length + unsure.length === 0) return null;
  const protocol = to.address.family === 4 ? 'ARP' : 'NDP';
  const text = `MetalLB answers ${protocol} for ${describeAnnounced(to)} by L2Advertisement "${first.name}"`;
  const where = `${to.link.name} ${to.link.cidr.toString()}`;
  const doubts = [
    silent.length > 0 ? `it may elect ${inWords(silent)}, whose announcements do not reach ${where}` : null,
    unsure.length > 0 ? `whether the interfaces of ${inWords(unsure)} are in ${where} is not stated` : null,
  ];
  return speakersHop(index, {
    text,
    doubts,
    to,
    nodes: [...answering, ...silent, ...unsure],
    from: at(first),
  });
}

/** By BGP, for those that a router sends it for; null where no BGPAdvertisement has the pool. */
export function bgpHop(index: NetworkIndex, to: AnnouncedAddress): Hop | null {
  const rows = advertising(index.network.bgpAdvertisements, to.pool);
  const [first] = rows;
  if (first === undefined) return null;
  const sessions = rows.flatMap((row) => bgpSessions(index.network, row));
  const heard = sessions.find(({ peer }) => isGateway(index, peer.address)) ?? sessions[0];
  if (heard === undefined) return noSessionHop(index, first, to);
  const row = heard.advertisement;
  const own = sessions.filter(({ advertisement }) => advertisement === row);
  const names = inWords(own.map(({ peer }) => peer.name));
  const text = `MetalLB advertises ${describeAnnounced(to)} to ${names} by BGPAdvertisement "${row.name}"`;
  const routers = index.network.hosts.filter(({ role }) => role === 'gateway');
  const learns = routers.length === 0 || isGateway(index, heard.peer.address);
  const doubts = [learns ? null : `whether ${describeRouter(index)} learns it is not stated`];
  const nodes = own.flatMap((session) => session.nodes);
  return speakersHop(index, { text, doubts, to, nodes, from: index.at(row) });
}

function noSessionHop(index: NetworkIndex, row: BgpAdvertisement, to: AnnouncedAddress): Hop {
  const named = index.network.bgpPeers.filter(
    ({ name }) => row.peers.length === 0 || row.peers.includes(name),
  );
  const why =
    named.length === 0
      ? `has no peer to advertise ${describeAnnounced(to)} to`
      : `advertises ${describeAnnounced(to)} to no peer: the nodes that announce it have no session with ${inWords(named.map(({ name }) => name))}`;
  return deny('load-balancer', `BGPAdvertisement "${row.name}" ${why}`, index.at(row));
}

/** Under `Local` a node must also run the pods, which nothing ties to the nodes that announce. */
function speakersHop(
  index: NetworkIndex,
  said: {
    readonly text: string;
    readonly doubts: readonly (string | null)[];
    readonly to: AnnouncedAddress;
    readonly nodes: readonly string[];
    readonly from: Hop['at'];
  },
): Hop {
  const { text, doubts, to, nodes, from } = said;
  const keeps = preservesClientAddress(index, to.service);
  const announcing = new Set(nodes);
  const some = keeps && index.network.nodes.some(({ name }) => !announcing.has(name));
  const local = keeps ? '; only a node that runs Traefik accepts it' : '';
  const why = [
    ...doubts,
    some ? `whether Traefik runs on ${inWords([...announcing])} is not stated` : null,
  ].filter((doubt) => doubt !== null);
  const hop = why.length === 0 ? allow : unknown;
  return hop('load-balancer', [`${text}${local}`, ...why].join('; '), from);
}

function isGateway({ addresses }: NetworkIndex, address: Address): boolean {
  return addresses().hostAt(address)?.role === 'gateway';
}

export function describeAnnounced({ address, pool }: AnnouncedAddress): string {
  return `${address} of pool "${pool.name}"`;
}

/** Traefik's Service may say `Local`. */
export function preservesClientAddress(
  { network }: NetworkIndex,
  { namespace, name }: ClusterService,
): boolean {
  const { ingress } = network;
  if (ingress === null || name !== 'traefik' || namespace !== ingress.namespace) return false;
  return ingress.externalTrafficPolicy === 'Local';
}
