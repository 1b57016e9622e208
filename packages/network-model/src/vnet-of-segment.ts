import type { Network, Subnet, VNet } from './network.ts';

/** The VNet that carries a segment; undefined for a segment that is not a VNet, and for any other network. */
export function vnetOfSegment(
  { proxmox, subnets }: Pick<Network, 'proxmox' | 'subnets'>,
  { space, cidr }: Subnet,
): VNet | undefined {
  if (space !== 'lan') return undefined;
  const text = cidr.toString();
  // a VNet that is a network of its own has a row of its own.
  const own = (vnet: VNet): boolean =>
    subnets.some((one) => one.space === 'sdn' && one.name === vnet.name && one.cidr.toString() === text);
  return proxmox?.vnets.find(
    (vnet) => vnet.subnets.some((one) => one.cidr.toString() === text) && !own(vnet),
  );
}

/** The segment that a subnet of a VNet is; undefined where it is a network of its own. */
export function segmentOfVNet(network: Network, vnet: VNet, cidr: Subnet['cidr']): Subnet | undefined {
  const text = cidr.toString();
  return network.subnets.find(
    (subnet) => subnet.cidr.toString() === text && vnetOfSegment(network, subnet) === vnet,
  );
}

/** Whether a VNet is a segment, with all of its subnets, and not a network of its own. */
export function carriesSegment(network: Network, vnet: VNet): boolean {
  return (
    vnet.subnets.length > 0 &&
    vnet.subnets.every(({ cidr }) => segmentOfVNet(network, vnet, cidr) !== undefined)
  );
}
