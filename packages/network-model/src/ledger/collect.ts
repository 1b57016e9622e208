import { intervalOf, type Address, type AddressBlock } from '@netloom/addresses';
import type { Origins } from '@netloom/diagnostics';
import type { Network, Space } from '../network.ts';
import type { AddressClaim, Claim, NameClaim, PortClaim } from './claim.ts';

/** Every hold of one network: addresses, then names, then ports. */
export function* collectClaims(network: Network, origins: Origins): Iterable<Claim> {
  yield* addressClaims(network, origins);
  yield* nameClaims(network, origins);
  yield* portClaims(network, origins);
}

interface Hold {
  readonly owner: string;
  readonly space: Space;
  readonly purpose: AddressClaim['purpose'];
  readonly addresses: Address | AddressBlock;
}

function addressClaims(network: Network, origins: Origins): readonly AddressClaim[] {
  return [...holds(network)].map(({ owner, space, purpose, addresses }) => ({
    kind: 'addresses',
    owner,
    cluster: network.name,
    space,
    purpose,
    interval: intervalOf(addresses),
    origin: origins.of(addresses),
  }));
}

function* holds(network: Network): Iterable<Hold> {
  for (const { name, space, cidr } of network.subnets) {
    yield { owner: `subnet:${name}`, space, purpose: 'subnet', addresses: cidr };
  }
  for (const { name, role, addresses } of network.hosts) {
    const owner = `${role === 'node' ? 'node' : 'host'}:${name}`;
    for (const { space, address } of addresses) yield { owner, space, purpose: role, addresses: address };
  }
  for (const vnet of network.proxmox?.vnets ?? []) {
    for (const { gateway } of vnet.subnets) {
      if (gateway !== null)
        yield { owner: `vnet:${vnet.name}`, space: 'sdn', purpose: 'gateway', addresses: gateway };
    }
  }
  for (const { purpose, space, addresses } of network.reservations) {
    yield { owner: purpose, space, purpose, addresses };
  }
  for (const { name, addresses } of network.pools) {
    for (const block of addresses) {
      yield { owner: `pool:${name}`, space: spaceOf(block, network), purpose: 'pool', addresses: block };
    }
  }
  for (const address of network.ingress?.addresses ?? []) {
    yield { owner: 'ingress', space: spaceOf(address, network), purpose: 'pin', addresses: address };
  }
  for (const address of network.cluster.clusterDns) {
    yield { owner: 'cluster-dns', space: 'services', purpose: 'dns', addresses: address };
  }
  for (const { name, podCidrs } of network.nodes) {
    for (const cidr of podCidrs)
      yield { owner: `node:${name}`, space: 'pods', purpose: 'node-pods', addresses: cidr };
  }
}

/** Load balancer addresses are announced on the LAN, unless a VNet's subnet holds them. */
function spaceOf(addresses: Address | AddressBlock, network: Network): 'lan' | 'sdn' {
  const inVNet = network.subnets.some(({ space, cidr }) => space === 'sdn' && cidr.contains(addresses));
  return inVNet ? 'sdn' : 'lan';
}

function nameClaims(network: Network, origins: Origins): readonly NameClaim[] {
  const exposed = network.exposures.map((exposure): NameClaim => ({
    kind: 'name',
    owner: `service:${exposure.namespace}/${exposure.service}`,
    cluster: network.name,
    name: exposure.host,
    view: exposure.via === 'tunnel' ? 'public' : 'internal',
    purpose: exposure.via,
    origin: origins.of(exposure, 'host'),
  }));
  const recorded = network.records
    .filter(({ owner }) => owner === 'dns')
    .map((record): NameClaim => ({
      kind: 'name',
      owner: 'dns',
      cluster: network.name,
      name: record.name,
      view: 'public',
      purpose: 'record',
      origin: origins.of(record, 'name'),
    }));
  return [...exposed, ...recorded];
}

function* portClaims(network: Network, origins: Origins): Iterable<PortClaim> {
  const cluster = network.name;
  for (const node of network.nodes) {
    if (node.role !== 'server') continue;
    const on = `node:${node.name}`;
    const origin = origins.of(network.cluster, 'apiPort');
    yield {
      kind: 'port',
      owner: 'kubernetes-api',
      cluster,
      on,
      port: network.cluster.apiPort,
      protocol: 'tcp',
      origin,
    };
  }
  if (network.ingress !== null) {
    const origin = origins.of(network.ingress);
    for (const port of ENTRY_PORTS) {
      yield { kind: 'port', owner: 'ingress', cluster, on: 'ingress', port, protocol: 'tcp', origin };
    }
  }
  for (const zone of network.proxmox?.zones ?? []) {
    if (zone.type !== 'vxlan') continue;
    const origin = origins.of(zone, 'port');
    for (const peer of zone.peers) {
      yield {
        kind: 'port',
        owner: `zone:${zone.name}`,
        cluster,
        on: peer.toString(),
        port: zone.port,
        protocol: 'udp',
        origin,
      };
    }
  }
}

/** What an entry point listens on in front of the load balancer: http and https. */
export const ENTRY_PORTS: readonly number[] = [80, 443];
