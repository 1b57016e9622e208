import type { Address } from '@netloom/addresses';
import {
  carrierOf,
  flannelEnds,
  flannelGaps,
  printPorts,
  vnetOfSegment,
  type Carrier,
  type Network,
  type NetworkFacts,
  type Subnet,
  type Zone,
} from '@netloom/network-model';
import { allow, unknown, type Hop } from '../hop.ts';
import type { GuardedMachines } from '../network-index/firewall-index.ts';
import { lazilyByKey } from '../network-index/lazily.ts';
import { indexNetwork, type NetworkIndex } from '../network-index/network-index.ts';
import { intervalOfAddress } from '../sender.ts';
import { allowsPort } from './firewall.ts';

/**
 * The path between nodes, for a pod on another node than the packet; null where there is none, or no backend carries it.
 * It is the same for every packet.
 */
export function overlayHop(index: NetworkIndex): Hop | null {
  return overlayOf(index.facts).hop;
}

const overlayOf = lazilyByKey((facts: NetworkFacts) => ({ hop: findOverlay(indexNetwork(facts)) }));

function findOverlay(index: NetworkIndex): Hop | null {
  const { nodes, cluster } = index.network;
  if (nodes.length < 2) return null;
  const carrier = carrierOf(cluster);
  if (cluster.flannel.backend === 'none' && carrier === null) return null;
  const disconnected = disconnectedHop(index);
  if (disconnected !== null || carrier === null) return disconnected;
  return blockedNodesHop(index, carrier) ?? blockedHostsHop(index) ?? carrierHop(index, carrier);
}

function disconnectedHop({ network, at }: NetworkIndex): Hop | null {
  const { flannel } = network.cluster;
  const [gap] = flannelGaps(network);
  if (gap !== undefined) {
    const [one, other] = gap.ends.map(({ node, address }) => `${node.name} (${address})`);
    const text = `flannel's ${flannel.backend} has no path between ${one} and ${other}: only pods on the same node are reached`;
    return unknown('overlay', text, at(gap.ends[1].address));
  }
  if (flannel.network !== 'sdn') return null;
  const apart = network.nodes.find(({ sdnAddresses }) => sdnAddresses.length === 0);
  if (apart === undefined) return null;
  const text = `${podNetworkOf(network)} uses the SDN, where node ${apart.name} has no address: only pods on the same node are reached`;
  return unknown('overlay', text, at(apart));
}

function blockedNodesHop(index: NetworkIndex, { name, port }: Carrier): Hop | null {
  const { nodes, cluster, firewall } = index.network;
  const inSdn = cluster.flannel.network === 'sdn';
  const ends = nodes.flatMap(({ addresses, sdnAddresses }) => (inSdn ? sdnAddresses : addresses));
  if (!blocksSomePair(index, { ends, port, guarded: 'nodes' })) return null;
  const text = `no firewall rule lets ${name} pass between all nodes on ${describeUdpPort(port)}: only pods on the same node are reached`;
  return unknown('overlay', text, index.at(firewall));
}

/** The name of what carries packets of pods. */
function podNetworkOf({ cluster }: Network): string {
  return cluster.flannel.backend === 'none' ? cluster.cni : 'flannel';
}

/** In a VNet, which may be a segment, flannel's packets are carried by the VXLAN of Proxmox' hosts. */
function blockedHostsHop(index: NetworkIndex): Hop | null {
  const zone = vxlanZones(index).find(({ peers, port }) =>
    blocksSomePair(index, { ends: peers, port, guarded: 'proxmox' }),
  );
  if (zone === undefined) return null;
  const text = `no firewall rule lets VXLAN of zone "${zone.name}" pass between all Proxmox hosts on ${describeUdpPort(zone.port)}: only nodes on the same host are reached`;
  return unknown('overlay', text, index.at(zone));
}

function carrierHop(index: NetworkIndex, { name, port, overhead }: Carrier): Hop {
  const smallest = smallestMtu(index);
  const mtu =
    smallest === null
      ? ''
      : `, MTU ${smallest.bytes - overhead} (${smallest.bytes} of ${smallest.name} less ${overhead})`;
  const text = `between nodes ${name} carries it on ${describeUdpPort(port)}${mtu}`;
  return allow('overlay', text, index.at(index.network.cluster.flannel));
}

function describeUdpPort(port: number): string {
  return printPorts({ first: port, last: port, protocol: 'udp' });
}

interface Mesh {
  readonly ends: readonly Address[];
  /** UDP. */
  readonly port: number;
  readonly guarded: GuardedMachines;
}

/** Whether the firewall blocks some pair of ends. */
function blocksSomePair(index: NetworkIndex, { ends, port, guarded }: Mesh): boolean {
  const { rows, enabledFor } = index.firewall();
  if (!enabledFor.has(guarded)) return false;
  const open = rows.filter(({ rule }) => allowsPort(rule, { port, protocol: 'udp' }));
  return [...Map.groupBy(ends.map(intervalOfAddress), ({ family }) => family).values()].some((mesh) => {
    // mostly one row covers all; only without it each pair is checked.
    if (open.some(({ from, to }) => mesh.every((end) => from.covers(end) && to.covers(end)))) return false;
    return mesh.some((one) =>
      mesh.some(
        (other) => one !== other && !open.some(({ from, to }) => from.covers(one) && to.covers(other)),
      ),
    );
  });
}

function vxlanZones({ network }: NetworkIndex): readonly Zone[] {
  const vnets = network.proxmox?.vnets ?? [];
  const carrying = carriers(network).map((subnet) =>
    subnet.space === 'lan' ? vnetOfSegment(network, subnet) : vnets.find(({ name }) => name === subnet.name),
  );
  const names = new Set(carrying.map((vnet) => vnet?.zone));
  return (network.proxmox?.zones ?? []).filter(({ type, name }) => type === 'vxlan' && names.has(name));
}

/** The subnets that flannel's packets go through, and no others. */
function carriers(network: Network): readonly Subnet[] {
  return network.cluster.podCidrs.flatMap(({ family }) =>
    flannelEnds(network, family).map(({ subnet }) => subnet),
  );
}

interface StatedMtu {
  readonly name: string;
  readonly bytes: number;
}

/** The smallest MTU that is stated for the network between the nodes. */
function smallestMtu({ network }: NetworkIndex): StatedMtu | null {
  return [...statedMtus(network)].toSorted((one, other) => one.bytes - other.bytes)[0] ?? null;
}

function* statedMtus(network: Network): Generator<StatedMtu> {
  for (const { name, mtu } of carriers(network)) if (mtu !== null) yield { name, bytes: mtu };
  // a guest's MTU is that of its interface on the SDN.
  if (network.cluster.flannel.network !== 'sdn') return;
  for (const { name, guestMtu } of network.nodes) if (guestMtu !== null) yield { name, bytes: guestMtu };
}
