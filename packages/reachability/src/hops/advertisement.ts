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
import type { ClusterService } from '../world/cluster-services.ts';
import type { World } from '../world/prepare.ts';
import { routerOf } from './routing.ts';

/** An address of a pool that somebody sends to. */
export interface Announced {
  readonly address: Address;
  readonly service: ClusterService;
  readonly pool: Pool;
}

export interface OnLink extends Announced {
  readonly link: Subnet;
}

/** By an L2Advertisement: MetalLB elects one node of all that any of them allows. null where none answers on the link. */
export function byArp(world: World, to: OnLink): Hop | null {
  const { network, at } = world;
  const rows = advertising(network.l2Advertisements, to.pool);
  const [first] = rows;
  if (first === undefined) return null;
  const { answering, silent, unsure } = l2Speakers(network, { pool: to.pool, subnet: to.link });
  if (answering.length + unsure.length === 0) return null;
  const protocol = to.address.family === 4 ? 'ARP' : 'NDP';
  const text = `MetalLB answers ${protocol} for ${whatOf(to)} by L2Advertisement "${first.name}"`;
  const where = `${to.link.name} ${to.link.cidr.toString()}`;
  const doubts = [
    silent.length > 0 ? `it may elect ${inWords(silent)}, which nobody in ${where} hears` : null,
    unsure.length > 0 ? `whether the interfaces of ${inWords(unsure)} are in ${where} is not stated` : null,
  ];
  return told(world, { text, doubts, to, nodes: [...answering, ...silent, ...unsure], from: at(first) });
}

/** By BGP, for those that a router sends it for; null where no BGPAdvertisement has the pool. */
export function byRoute(world: World, to: Announced): Hop | null {
  const rows = advertising(world.network.bgpAdvertisements, to.pool);
  const [first] = rows;
  if (first === undefined) return null;
  const sessions = rows.flatMap((row) => bgpSessions(world.network, row));
  const heard = sessions.find(({ peer }) => isGateway(world, peer.address)) ?? sessions[0];
  if (heard === undefined) return toNobody(world, first, to);
  const row = heard.advertisement;
  const own = sessions.filter(({ advertisement }) => advertisement === row);
  const names = inWords(own.map(({ peer }) => peer.name));
  const text = `MetalLB sends ${names} the route to ${whatOf(to)} by BGPAdvertisement "${row.name}"`;
  const routers = world.network.hosts.filter(({ role }) => role === 'gateway');
  const learns = routers.length === 0 || isGateway(world, heard.peer.address);
  const doubts = [learns ? null : `whether ${routerOf(world)} learns it is not stated`];
  const nodes = own.flatMap((session) => session.nodes);
  return told(world, { text, doubts, to, nodes, from: world.at(row) });
}

function toNobody(world: World, row: BgpAdvertisement, to: Announced): Hop {
  const named = world.network.bgpPeers.filter(
    ({ name }) => row.peers.length === 0 || row.peers.includes(name),
  );
  const why =
    named.length === 0
      ? `has no peer to tell of ${whatOf(to)}`
      : `advertises ${whatOf(to)} to nobody: the nodes that announce it have no session with ${inWords(named.map(({ name }) => name))}`;
  return deny('load-balancer', `BGPAdvertisement "${row.name}" ${why}`, world.at(row));
}

/** Under `Local` a node must also run the pods, which nothing ties to the nodes that announce. */
function told(
  world: World,
  said: {
    readonly text: string;
    readonly doubts: readonly (string | null)[];
    readonly to: Announced;
    readonly nodes: readonly string[];
    readonly from: Hop['at'];
  },
): Hop {
  const { text, doubts, to, nodes, from } = said;
  const keeps = keepsSender(world, to.service);
  const announcing = new Set(nodes);
  const some = keeps && world.network.nodes.some(({ name }) => !announcing.has(name));
  const local = keeps ? '; only a node that runs Traefik takes it' : '';
  const why = [
    ...doubts,
    some ? `whether Traefik runs on ${inWords([...announcing])} is not stated` : null,
  ].filter((doubt) => doubt !== null);
  const hop = why.length === 0 ? allow : unknown;
  return hop('load-balancer', [`${text}${local}`, ...why].join('; '), from);
}

function isGateway({ addresses }: World, address: Address): boolean {
  return addresses().hostAt(address)?.role === 'gateway';
}

export function whatOf({ address, pool }: Announced): string {
  return `${address} of pool "${pool.name}"`;
}

/** Traefik's Service may say `Local`. */
export function keepsSender({ network }: World, { namespace, name }: ClusterService): boolean {
  const { ingress } = network;
  if (ingress?.namespace !== namespace || name !== ingress.traefik.service.name) return false;
  return ingress.externalTrafficPolicy === 'Local';
}
