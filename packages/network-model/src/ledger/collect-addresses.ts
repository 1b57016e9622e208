import { intervalOf, type Cidr } from '@netloom/addresses';
import type { Origins } from '@netloom/diagnostics';
import { nameserverOf } from '../nameserver-of.ts';
import type { Network } from '../network.ts';
import { pinsOf } from '../pins.ts';
import { TAILSCALE_RANGES } from '../tailscale-ranges.ts';
import { segmentOfVNet } from '../vnet-of-segment.ts';
import { announcedSpace } from './announced-space.ts';
import type { AddressClaim } from './claim.ts';
import { fixedAddresses } from './fixed-addresses.ts';
import type { Hold } from './hold.ts';

export function addressClaims(network: Network, origins: Origins): readonly AddressClaim[] {
  return [...holds(network)].map(({ owner, space, purpose, addresses, of = addresses, entry }) => ({
    kind: 'addresses',
    owner,
    cluster: network.name,
    space,
    purpose,
    interval: intervalOf(addresses),
    origin: entry === undefined ? origins.of(of) : origins.of(entry.list, entry.index),
  }));
}

function* holds(network: Network): Iterable<Hold> {
  for (const { name, space, cidr } of network.subnets) {
    yield {
      owner: space === 'vpn' ? `vpn:${name}` : `subnet:${name}`,
      space,
      purpose: 'subnet',
      addresses: cidr,
    };
    if (space === 'lan' || space === 'sdn') yield* edges(name, space, cidr);
  }
  yield* serviceEdges(network);
  if (network.tailnet !== null) {
    for (const addresses of Object.values(TAILSCALE_RANGES)) {
      yield { owner: 'tailnet', space: 'tailnet', purpose: 'tailscale', addresses, of: network.tailnet };
    }
  }
  for (const { name, role, addresses, mac } of network.hosts) {
    const owner = `${role === 'node' ? 'node' : 'host'}:${name}`;
    const purpose = mac === null ? role : 'lease';
    for (const { space, address } of addresses) yield { owner, space, purpose, addresses: address };
  }
  for (const vnet of network.proxmox?.vnets ?? []) {
    for (const { cidr, gateway } of vnet.subnets) {
      // that of a segment is the router's.
      if (gateway !== null && segmentOfVNet(network, vnet, cidr) === undefined) {
        yield { owner: `vnet:${vnet.name}`, space: 'sdn', purpose: 'gateway', addresses: gateway };
      }
    }
  }
  const { publicWay } = network;
  if (publicWay !== null && publicWay.address !== null) {
    yield { owner: 'public-address', space: 'public', purpose: 'gateway', addresses: publicWay.address };
  }
  yield* fixedAddresses(network);
  for (const { purpose, space, addresses } of network.reservations) {
    yield { owner: purpose, space, purpose, addresses };
  }
  for (const { name, addresses } of network.pools) {
    for (const block of addresses) {
      yield {
        owner: `pool:${name}`,
        space: announcedSpace(block, network),
        purpose: 'pool',
        addresses: block,
      };
    }
  }
  for (const { by, address } of pinsOf(network)) {
    yield { owner: by, space: announcedSpace(address, network), purpose: 'pin', addresses: address };
  }
  for (const { service, addresses } of network.allocations) {
    if (service === null) continue;
    const owner = `service:${service}`;
    yield { owner, space: announcedSpace(addresses, network), purpose: 'allocation', addresses };
  }
  for (const address of network.cluster.clusterDns) {
    yield { owner: 'cluster-dns', space: 'services', purpose: 'dns', addresses: address };
  }
  const nameserver = nameserverOf(network);
  if (nameserver !== null) {
    yield { owner: 'tailnet-nameserver', space: 'services', purpose: 'dns', addresses: nameserver };
  }
  for (const { name, podCidrs } of network.nodes) {
    for (const cidr of podCidrs) {
      yield { owner: `node:${name}`, space: 'pods', purpose: 'node-pods', addresses: cidr };
    }
  }
}

/** IPv6 has no broadcast, and a link of two machines has neither: RFC 3021. */
function* edges(name: string, space: 'lan' | 'sdn', cidr: Cidr): Iterable<Hold> {
  if (cidr.family === 6 || cidr.prefix > 30) return;
  const owner = `subnet:${name}`;
  yield { owner, space, purpose: 'network', addresses: cidr.first, of: cidr };
  yield { owner, space, purpose: 'broadcast', addresses: cidr.last, of: cidr };
}

/**
 * What kube-apiserver gives to no Service (pkg/registry/core/service/ipallocator), and what it gives to `kubernetes`,
 * which is of the primary family alone (pkg/controlplane/apiserver/options, ServiceIPRange).
 */
function* serviceEdges({ cluster }: Network): Iterable<Hold> {
  for (const [index, cidr] of cluster.serviceCidrs.entries()) {
    const { first, last } = cidr.interval;
    if (last - first < 2n) continue;
    const edge = { owner: 'subnet:services', space: 'services', of: cidr } as const;
    yield { ...edge, purpose: 'network', addresses: cidr.first };
    if (cidr.family === 4) yield { ...edge, purpose: 'broadcast', addresses: cidr.last };
    if (index > 0) continue;
    yield { ...edge, owner: 'service:default/kubernetes', purpose: 'kubernetes', addresses: cidr.nth(1n) };
  }
}
