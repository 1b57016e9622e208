import type { Address, AddressBlock } from '@netloom/addresses';
import {
  apiOnNodes,
  nodeAddresses,
  nodeSegments,
  segmentAddresses,
  segmentSubnets,
  type Endpoint,
  type Network,
  type ZoneName,
} from '@netloom/network-model';

export type EndpointBlock = Address | AddressBlock;

/** The addresses of an endpoint on the LAN or the SDN, as the network states them; null is every address. */
export function endpointBlocks(network: Network, endpoint: Endpoint): readonly EndpointBlock[] | null {
  switch (endpoint.kind) {
    case 'literal':
      return [endpoint.addresses];
    case 'named':
      return namedBlocks(network, endpoint);
    case 'zone':
      return endpoint.zone === 'any' || endpoint.zone === 'internet'
        ? null
        : zoneBlocks(network, endpoint.zone);
    default:
      return endpoint satisfies never;
  }
}

function namedBlocks(
  network: Network,
  { what, name }: Extract<Endpoint, { kind: 'named' }>,
): readonly EndpointBlock[] {
  switch (what) {
    case 'node':
    case 'host':
      return network.hosts
        .filter((host) => host.name === name)
        .flatMap((host) => host.addresses.map(({ address }) => address));
    case 'ingress':
      return network.ingresses.filter((one) => one.name === name).flatMap((one) => one.addresses);
    case 'pool':
      return network.pools.filter((pool) => pool.name === name).flatMap((pool) => pool.addresses);
    case 'segment':
      return segmentSubnets(network)
        .filter((subnet) => subnet.name === name)
        .map(({ cidr }) => cidr);
    case 'vpn':
      return network.vpns.filter((vpn) => vpn.name === name).flatMap(({ ranges }) => ranges);
    case 'pod':
    case 'service':
      // their addresses change inside the cluster: a NetworkPolicy covers them
      return [];
    default:
      return what satisfies never;
  }
}

function zoneBlocks(network: Network, zone: Exclude<ZoneName, 'any' | 'internet'>): readonly EndpointBlock[] {
  switch (zone) {
    case 'lan':
      return nodeSegments(network).map(({ cidr }) => cidr);
    case 'segments':
      return segmentSubnets(network).map(({ cidr }) => cidr);
    case 'sdn':
    case 'pods':
    case 'services':
    case 'tailnet':
      return network.subnets.filter(({ space }) => space === zone).map(({ cidr }) => cidr);
    case 'nodes':
      return [...network.nodes.flatMap(nodeAddresses), ...apiOnNodes(network.cluster.api)];
    case 'proxmox':
      return network.proxmox?.hosts.flatMap(segmentAddresses) ?? [];
    case 'pools':
      return network.pools.flatMap((pool) => pool.addresses);
    default:
      return zone satisfies never;
  }
}
