import { isIsolated, type Subnet } from '@netloom/network-model';
import { deny, unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';

/** The LAN's router by its name. netloom does not manage it. */
export function describeRouter({ network }: NetworkIndex): string {
  const gateway = network.hosts.find(({ role }) => role === 'gateway');
  return gateway === undefined ? "the LAN's router" : `router "${gateway.name}"`;
}

/** Why a device of the LAN does not reach what lies inside the machines. */
export function noRouteHop(
  index: NetworkIndex,
  to: { readonly label: string; readonly what: string; readonly subnet: Subnet },
): Hop {
  const { label, what, subnet } = to;
  const at = index.at(subnet);
  switch (subnet.space) {
    case 'pods':
    case 'services':
      return deny(
        'lan',
        `${what} is in ${subnet.name} ${subnet.cidr}, inside the cluster: no route of this network leads there from ${label}`,
        at,
      );
    case 'tailnet':
      return deny('lan', `${what} is in the tailnet ${subnet.cidr}, which ${label} is not in`, at);
    case 'vpn':
      return unknown(
        'vpn',
        `${what} is a peer of VPN "${subnet.name}": whether its endpoint lets ${label} reach it is not stated`,
        at,
      );
    case 'sdn':
      if (isIsolated(index.network, subnet)) {
        return deny(
          'sdn',
          `${what} is in VNet ${subnet.name} ${subnet.cidr}, which has no gateway to ${label}`,
          at,
        );
      }
      if (subnet.gateway === null) {
        return unknown(
          'sdn',
          `whether a router of VLAN ${subnet.name} ${subnet.cidr} lets ${label} reach ${what} is not stated`,
          at,
        );
      }
      return unknown(
        'sdn',
        `whether gateway ${subnet.gateway} of VNet ${subnet.name} lets ${label} reach ${what} is not stated`,
        at,
      );
    case 'lan':
      throw new Error(`a route for ${label} into its own subnet`);
    default:
      return subnet.space satisfies never;
  }
}
