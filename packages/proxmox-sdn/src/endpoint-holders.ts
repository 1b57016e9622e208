import type { Address, AddressBlock } from '@netloom/addresses';
import type { Endpoint, Network, ZoneName } from '@netloom/network-model';

export type Holder = Address | AddressBlock;

/** What an endpoint holds on the LAN or the SDN, as the network states it; null is every address. */
export function endpointHolders(network: Network, endpoint: Endpoint): readonly Holder[] | null {
  switch (endpoint.kind) {
    case 'literal':
      return [endpoint.addresses];
    case 'named':
      return namedHolders(network, endpoint);
    case 'zone':
      return endpoint.zone === 'any' || endpoint.zone === 'internet'
        ? null
        : zoneHolders(network, endpoint.zone);
    default:
      return endpoint satisfies never;
  }
}

function namedHolders(
  network: Network,
  { what, name }: Extract<Endpoint, { kind: 'named' }>,
): readonly Holder[] {
  switch (what) {
    case 'node':
    case 'host':
      return network.hosts
        .filter((host) => host.name === name)
        .flatMap((host) => host.addresses.map(({ address }) => address));
    case 'pool':
      return network.pools.filter((pool) => pool.name === name).flatMap((pool) => pool.addresses);
    case 'pod':
    case 'service':
      // their addresses come and go inside the cluster: a NetworkPolicy's matter
      return [];
    default:
      return what satisfies never;
  }
}

function zoneHolders(network: Network, zone: Exclude<ZoneName, 'any' | 'internet'>): readonly Holder[] {
  switch (zone) {
    case 'lan':
    case 'sdn':
    case 'pods':
    case 'services':
    case 'tailnet':
      return network.subnets.filter(({ space }) => space === zone).map(({ cidr }) => cidr);
    case 'nodes':
      return network.nodes.flatMap((node) => [...node.addresses, ...node.sdnAddresses]);
    case 'proxmox':
      return network.proxmox?.hosts.flatMap((host) => host.addresses) ?? [];
    case 'pools':
      return network.pools.flatMap((pool) => pool.addresses);
    default:
      return zone satisfies never;
  }
}
