import type { Address, AddressBlock } from '@netloom/addresses';
import type { Network } from '../network.ts';

/** Load balancer addresses are announced on the LAN, unless a VNet's subnet holds them. */
export function announcedSpace(addresses: Address | AddressBlock, network: Network): 'lan' | 'sdn' {
  const inVNet = network.subnets.some(({ space, cidr }) => space === 'sdn' && cidr.contains(addresses));
  return inVNet ? 'sdn' : 'lan';
}
