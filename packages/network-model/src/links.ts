import type { Address } from '@netloom/addresses';
import type { Network, Node, Subnet } from './network.ts';

/** The subnets of the LAN and the VNets that hold an address: several where zones use the same addresses. */
export function linksAt({ subnets }: Pick<Network, 'subnets'>, address: Address): readonly Subnet[] {
  return subnets.filter(({ space, cidr }) => (space === 'lan' || space === 'sdn') && cidr.contains(address));
}

/**
 * Whether a subnet has no route out or in: that of a VNet without a gateway. A VNet of a vlan or qinq zone is
 * a VLAN of the house, whose router the file need not state.
 */
export function isIsolated({ proxmox }: Pick<Network, 'proxmox'>, { name, space, gateway }: Subnet): boolean {
  if (space !== 'sdn' || gateway !== null) return false;
  const vnet = proxmox?.vnets.find((one) => one.name === name);
  const zone = proxmox?.zones.find((one) => one.name === vnet?.zone);
  return zone !== undefined && CLOSED_ZONES.has(zone.type);
}

const CLOSED_ZONES: ReadonlySet<string> = new Set(['vxlan', 'simple', 'evpn']);

/** A node with the address that flannel's packets go to, and the subnet of that. */
export interface FlannelEnd {
  readonly node: Node;
  readonly address: Address;
  readonly subnet: Subnet;
}

/** Two nodes whose pods do not reach each other, since flannel's packets cannot be routed between these addresses. */
export interface FlannelGap {
  readonly cause: 'no-route' | 'not-on-link';
  readonly ends: readonly [FlannelEnd, FlannelEnd];
}

/**
 * The first such pair of each family that pods have. host-gw writes routes by way of the other node, which the kernel
 * takes on one link alone (flannel's pkg/backend/hostgw); the other backends send packets that may be routed.
 */
export function flannelGaps(network: Network): readonly FlannelGap[] {
  const { backend } = network.cluster.flannel;
  if (backend === 'none') return [];
  return network.cluster.podCidrs.flatMap(({ family }): readonly FlannelGap[] => {
    const ends = flannelEnds(network, family);
    const groups = [...Map.groupBy(ends, ({ subnet }) => subnet).values()].flatMap(([first]) => first ?? []);
    const [one, ...others] = groups;
    if (one === undefined) return [];
    const closed = groups.find(({ subnet }) => isIsolated(network, subnet));
    const [other] = closed === undefined || closed === one ? others : [closed];
    if (other === undefined) return [];
    if (backend === 'host-gw') return [{ cause: 'not-on-link', ends: [one, other] }];
    return closed === undefined ? [] : [{ cause: 'no-route', ends: [one, other] }];
  });
}

/** Where flannel's packets go: the first address of the family, on the network that the file names. */
export function flannelEnds(network: Network, family: 4 | 6): readonly FlannelEnd[] {
  const { flannel } = network.cluster;
  return network.nodes.flatMap((node) => {
    const addresses = flannel.network === 'sdn' ? node.sdnAddresses : node.addresses;
    const address = addresses.find((one) => one.family === family);
    if (address === undefined) return [];
    // of an address that two zones use it is unknown which of them the node is in.
    const [subnet, ...more] = linksAt(network, address);
    return subnet === undefined || more.length > 0 ? [] : [{ node, address, subnet }];
  });
}
