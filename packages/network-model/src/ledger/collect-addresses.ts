import { Address, intervalOf, type AddressBlock, type Cidr } from '@netloom/addresses';
import type { Origins } from '@netloom/diagnostics';
import { apiOnNodes } from '../api-on-nodes.ts';
import { ingressOwner } from '../ingress-of.ts';
import { linksAt } from '../links.ts';
import { nameserverOf } from '../nameserver-of.ts';
import type { Network, Space } from '../network.ts';
import { pinsOf } from '../pins.ts';
import { TAILSCALE_RANGES } from '../tailscale-ranges.ts';
import { segmentOfVNet } from '../vnet-of-segment.ts';
import type { AddressClaim } from './claim.ts';

interface Hold {
  readonly owner: string;
  readonly space: Space;
  readonly purpose: AddressClaim['purpose'];
  readonly addresses: Address | AddressBlock;
  /** What the addresses are derived from, where the file does not state them. */
  readonly of?: object;
  /** The text of a list that they are read from. */
  readonly entry?: { readonly list: readonly string[]; readonly index: number };
}

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
  yield* apiAddresses(network);
  yield* virtualAddresses(network);
  yield* resolverAddresses(network);
  yield* backends(network);
  yield* externalAddresses(network);
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

/** By MetalLB it is a pin; that of a load balancer before the servers may be a machine's own. */
function* apiAddresses(network: Network): Iterable<Hold> {
  const { api } = network.cluster;
  const owner = 'kubernetes-api';
  for (const address of apiOnNodes(api)) {
    yield { owner, space: announcedSpace(address, network), purpose: 'api', addresses: address };
  }
  if (api?.by !== 'external') return;
  const machines = machineAddresses(network);
  for (const address of api.addresses) {
    if (machines.has(address.toString())) continue;
    yield { owner, space: announcedSpace(address, network), purpose: 'virtual', addresses: address };
  }
}

/** Entry points that no Service has: that of a machine is the machine's own. */
function* externalAddresses(network: Network): Iterable<Hold> {
  const known = machineAddresses(network);
  const pinned = new Set(pinsOf(network).map(({ address }) => address.toString()));
  for (const { name, controller, addresses } of network.ingresses) {
    if (controller !== 'external') continue;
    for (const address of addresses) {
      if (known.has(address.toString()) || pinned.has(address.toString())) continue;
      const space = announcedSpace(address, network);
      yield { owner: ingressOwner(name), space, purpose: 'virtual', addresses: address };
    }
  }
}

function machineAddresses({ hosts }: Network): ReadonlySet<string> {
  return new Set(hosts.flatMap(({ addresses }) => addresses.map(({ address }) => address.toString())));
}

/** Of resolvers that neither a machine nor a Service is. */
function* resolverAddresses(network: Network): Iterable<Hold> {
  const { resolvers, allocations } = network;
  const machines = machineAddresses(network);
  const pins = new Set(pinsOf(network).map(({ address }) => address.toString()));
  for (const { name, addresses } of resolvers) {
    for (const address of addresses) {
      if (machines.has(address.toString()) || pins.has(address.toString())) continue;
      if (allocations.some((row) => row.service !== null && row.addresses.contains(address))) continue;
      yield {
        owner: `resolver:${name}`,
        space: announcedSpace(address, network),
        purpose: 'virtual',
        addresses: address,
      };
    }
  }
}

/** Addresses of `tlsSans` on the LAN or in a VNet that neither a machine has nor a Service. */
function* virtualAddresses(network: Network): Iterable<Hold> {
  const { cluster, subnets, allocations } = network;
  const machines = machineAddresses(network);
  for (const [index, text] of cluster.tlsSans.entries()) {
    const read = Address.parse(text);
    if (!read.ok || machines.has(String(read.value))) continue;
    const { value: addresses } = read;
    if (cluster.api?.addresses.some((one) => one.equals(addresses)) === true) continue;
    if (allocations.some((row) => row.service !== null && row.addresses.contains(addresses))) continue;
    const subnet = subnets.find(
      ({ space, cidr }) => (space === 'lan' || space === 'sdn') && cidr.contains(addresses),
    );
    if (subnet === undefined) continue;
    const entry = { list: cluster.tlsSans, index };
    yield { owner: 'kubernetes-api', space: subnet.space, purpose: 'virtual', addresses, entry };
  }
}

/** That of a host is its own already. */
function* backends(network: Network): Iterable<Hold> {
  const outside = network.services.filter(({ addresses }) => addresses.length > 0);
  if (outside.length === 0) return;
  const machines = machineAddresses(network);
  for (const { namespace, name, addresses } of outside) {
    const owner = `service:${namespace}/${name}`;
    for (const address of addresses) {
      if (machines.has(address.toString())) continue;
      yield { owner, space: backendSpace(address, network), purpose: 'backend', addresses: address };
    }
  }
}

function backendSpace(address: Address, network: Network): Space {
  return linksAt(network, address)[0]?.space ?? 'public';
}

/** Load balancer addresses are announced on the LAN, unless a VNet's subnet holds them. */
export function announcedSpace(addresses: Address | AddressBlock, network: Network): 'lan' | 'sdn' {
  const inVNet = network.subnets.some(({ space, cidr }) => space === 'sdn' && cidr.contains(addresses));
  return inVNet ? 'sdn' : 'lan';
}
