import type { IntervalSet } from '@netloom/addresses';
import { flannelEnds, flannelGaps, printPorts, type Subnet, type Zone } from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import { allow, unknown, type Hop } from '../hop.ts';
import type { GuardedMachines } from '../network-index/firewall-index.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { intervalOfAddress } from '../sender.ts';
import { allowsPort } from './firewall.ts';

/** What flannel's backends put before each packet, and the port that they speak on. */
const BACKENDS = {
  vxlan: { name: "flannel's VXLAN", port: 8472, overhead: 50 },
  'wireguard-native': { name: "flannel's WireGuard", port: 51820, overhead: 80 },
} as const;

/** The way between nodes, for a pod that need not run where the packet is: who carries it, and how much at once. */
export function* overlayHops(index: NetworkIndex): Generator<Hop> {
  const { nodes, cluster } = index.network;
  const { backend, network } = cluster.flannel;
  if (nodes.length < 2 || backend === 'none') return;
  const [gap] = flannelGaps(index.network);
  if (gap !== undefined) {
    const [one, other] = gap.ends.map(({ node, address }) => `${node.name} (${address})`);
    const text = `flannel's ${backend} has no path between ${one} and ${other}: only pods on the same node are reached`;
    yield unknown('overlay', text, index.at(gap.ends[1].address));
    return;
  }
  const apart = network === 'sdn' ? nodes.find(({ sdnAddresses }) => sdnAddresses.length === 0) : undefined;
  if (apart !== undefined) {
    const text = `flannel uses the SDN, where node ${apart.name} has no address: only pods on the same node are reached`;
    yield unknown('overlay', text, index.at(apart));
    return;
  }
  if (backend === 'host-gw') return;
  const { name, port, overhead } = BACKENDS[backend];
  const ends = nodes.flatMap(({ addresses, sdnAddresses }) => (network === 'sdn' ? sdnAddresses : addresses));
  const flow = { port, protocol: 'udp' } as const;
  const cut = blocksSomePair(index, { ends: ends.map(intervalOfAddress), flow, guarded: 'nodes' });
  if (cut) {
    const text = `no firewall row lets ${name} pass between all nodes on ${describeUdpPort(port)}: only pods on the same node are reached`;
    yield unknown('overlay', text, index.at(index.network.firewall));
    return;
  }
  for (const zone of network === 'sdn' ? vxlanZones(index) : []) {
    const peers = zone.peers.map(intervalOfAddress);
    if (!blocksSomePair(index, { ends: peers, flow: { ...flow, port: zone.port }, guarded: 'proxmox' }))
      continue;
    const text = `no firewall row lets VXLAN of zone "${zone.name}" pass between all Proxmox hosts on ${describeUdpPort(zone.port)}: only nodes on the same host are reached`;
    yield unknown('overlay', text, index.at(zone));
    return;
  }
  const mtu = mtuOf(index);
  const carries =
    mtu === null ? '' : `, MTU ${mtu.bytes - overhead} (${mtu.bytes} of ${mtu.name} less ${overhead})`;
  yield allow(
    'overlay',
    `between nodes ${name} carries it on ${describeUdpPort(port)}${carries}`,
    index.at(cluster.flannel),
  );
}

function describeUdpPort(port: number): string {
  return printPorts({ first: port, last: port, protocol: 'udp' });
}

/** Whether the firewall keeps some end from some other one. */
function blocksSomePair(
  index: NetworkIndex,
  way: {
    readonly ends: IntervalSet['intervals'];
    readonly flow: Pick<Flow, 'port' | 'protocol'>;
    readonly guarded: GuardedMachines;
  },
): boolean {
  const { rows, enabledFor } = index.firewall();
  if (!enabledFor.has(way.guarded)) return false;
  const open = rows.filter(({ rule }) => allowsPort(rule, way.flow));
  return (['4', '6'] as const).some((digit) => {
    const ends = way.ends.filter(({ family }) => String(family) === digit);
    // One row for all is the rule; only without it is each pair looked at.
    if (open.some(({ from, to }) => ends.every((end) => from.covers(end) && to.covers(end)))) return false;
    return ends.some((one) =>
      ends.some(
        (other) => one !== other && !open.some(({ from, to }) => from.covers(one) && to.covers(other)),
      ),
    );
  });
}

function vxlanZones({ network }: NetworkIndex): readonly Zone[] {
  const carrying = new Set(carriers(network).map(({ name }) => name));
  const vnets = (network.proxmox?.vnets ?? []).filter(({ name }) => carrying.has(name));
  const names = new Set(vnets.map(({ zone }) => zone));
  return (network.proxmox?.zones ?? []).filter(({ type, name }) => type === 'vxlan' && names.has(name));
}

/** The subnets that flannel's packets go through, and no others. */
function carriers(network: NetworkIndex['network']): readonly Subnet[] {
  return network.cluster.podCidrs.flatMap(({ family }) =>
    flannelEnds(network, family).map(({ subnet }) => subnet),
  );
}

/** The smallest that is stated for the network between the nodes. */
function mtuOf({ network }: NetworkIndex): { readonly name: string; readonly bytes: number } | null {
  const space = network.cluster.flannel.network;
  const stated = [
    ...carriers(network).flatMap(({ name, mtu }) => (mtu === null ? [] : [{ name, bytes: mtu }])),
    // A guest's MTU is that of its interface on the SDN.
    ...(space === 'sdn' ? network.nodes : []).flatMap(({ name, guestMtu }) =>
      guestMtu === null ? [] : [{ name, bytes: guestMtu }],
    ),
  ];
  return stated.toSorted((one, other) => one.bytes - other.bytes)[0] ?? null;
}
