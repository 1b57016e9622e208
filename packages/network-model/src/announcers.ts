import type { Address } from '@netloom/addresses';
import { linksAt } from './links.ts';
import type {
  BgpAdvertisement,
  BgpPeer,
  Interface,
  L2Advertisement,
  Network,
  Node,
  Pool,
  Subnet,
} from './network.ts';

/** The advertisements that announce a pool: one without pools announces all of them. */
export function advertisementsOf<Row extends { readonly pools: readonly string[] }>(
  rows: readonly Row[],
  { name }: Pool,
): readonly Row[] {
  return rows.filter(({ pools }) => pools.length === 0 || pools.includes(name));
}

/** The nodes that a row of MetalLB's is for: one without nodes is for all of them. */
export function nodesOf(
  { nodes }: { readonly nodes: readonly string[] },
  network: Network,
): readonly string[] {
  return nodes.length === 0 ? network.nodes.map(({ name }) => name) : nodes;
}

/** A peer that a BGPAdvertisement reaches, and the nodes that both announce and have the session. */
export interface BgpSession {
  readonly advertisement: BgpAdvertisement;
  readonly peer: BgpPeer;
  readonly nodes: readonly string[];
}

/** By which sessions the routes of an advertisement are sent; none where its nodes peer with none of its peers. */
export function bgpSessions(network: Network, advertisement: BgpAdvertisement): readonly BgpSession[] {
  const announcing = new Set(nodesOf(advertisement, network));
  return network.bgpPeers.flatMap((peer) => {
    if (advertisement.peers.length > 0 && !advertisement.peers.includes(peer.name)) return [];
    const nodes = nodesOf(peer, network).filter((name) => announcing.has(name));
    return nodes.length === 0 ? [] : [{ advertisement, peer, nodes }];
  });
}

/** Whether the nodes that MetalLB may elect for a pool answer ARP and NDP on one link. */
export interface L2Speakers {
  readonly answering: readonly string[];
  /** Without an address on the link, or limited to interfaces that are on another one: MetalLB elects them all the same. */
  readonly silent: readonly string[];
  /** Limited to interfaces of which the network does not state the link. */
  readonly unsure: readonly string[];
}

/** MetalLB elects one of all nodes that any L2Advertisement of the pool names, wherever they have addresses (speaker/layer2_controller.go). */
export function l2Speakers(
  network: Network,
  on: { readonly pool: Pool; readonly subnet: Subnet },
): L2Speakers {
  const rows = advertisementsOf(network.l2Advertisements, on.pool);
  const named = new Set(rows.flatMap((row) => nodesOf(row, network)));
  const speakers = Map.groupBy(
    network.nodes.filter(({ name }) => named.has(name)),
    (node) => answerOf(node, { network, rows, subnet: on.subnet }),
  );
  const namesOf = (answer: Answer): readonly string[] => (speakers.get(answer) ?? []).map(({ name }) => name);
  return { answering: namesOf('answering'), silent: namesOf('silent'), unsure: namesOf('unsure') };
}

type Answer = keyof L2Speakers;

function answerOf(
  node: Node,
  {
    network,
    rows,
    subnet,
  }: { readonly network: Network; readonly rows: readonly L2Advertisement[]; readonly subnet: Subnet },
): Answer {
  if (!isOnLink(node, subnet, network)) return 'silent';
  const own = rows.filter(({ nodes }) => nodes.length === 0 || nodes.includes(node.name));
  if (own.some(({ interfaces }) => interfaces.length === 0)) return 'answering';
  const named = new Set(own.flatMap(({ interfaces }) => interfaces));
  const [onLink, elsewhere] = partition(interfacesOf(node, network), (one) =>
    linkNames(one.addresses, subnet.space, network).has(subnet.name),
  );
  if (onLink.some(({ iface }) => iface !== null && named.has(iface))) return 'answering';
  const isKnown = onLink.every(({ iface }) => iface !== null);
  return isKnown || [...named].every((name) => elsewhere.some(({ iface }) => iface === name))
    ? 'silent'
    : 'unsure';
}

/** Whether a node has an address, of either family, on the link of a subnet. */
export function isOnLink(node: Node, { name, space }: Subnet, network: Network): boolean {
  return interfacesOf(node, network).some(({ addresses }) => linkNames(addresses, space, network).has(name));
}

type NamedInterface = Pick<Interface, 'addresses' | 'iface'>;

/** The interfaces of a node. flannel's is that of the network which it uses, where all its addresses are on one link. */
function interfacesOf(node: Node, network: Network): readonly NamedInterface[] {
  const { flannel } = network.cluster;
  const toInterface = (
    addresses: readonly Address[],
    { iface, space }: { readonly iface: string | null; readonly space: 'lan' | 'sdn' },
  ): NamedInterface => {
    const name = iface ?? (flannel.network === space ? flannel.iface : null);
    const links = addresses.flatMap((address) => linksAt(network, address));
    return { addresses, iface: new Set(links.map((link) => link.name)).size > 1 ? null : name };
  };
  return [
    toInterface(node.addresses, { iface: node.iface, space: 'lan' }),
    ...node.interfaces,
    toInterface(node.sdnAddresses, { iface: null, space: 'sdn' }),
  ].filter(({ addresses }) => addresses.length > 0);
}

/** The names of the segments or of the VNets that addresses are in; a VNet may be a segment. */
function linkNames(
  addresses: readonly Address[],
  space: Subnet['space'],
  network: Network,
): ReadonlySet<string> {
  const own = addresses.flatMap((address) => linksAt(network, address));
  return new Set(own.filter((subnet) => subnet.space === space).map(({ name }) => name));
}

function partition<T>(
  all: readonly T[],
  matches: (one: T) => boolean,
): readonly [matching: readonly T[], others: readonly T[]] {
  return [all.filter(matches), all.filter((one) => !matches(one))];
}
