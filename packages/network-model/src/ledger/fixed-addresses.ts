import { Address } from '@netloom/addresses';
import { apiOnNodes } from '../api-on-nodes.ts';
import { ingressOwner } from '../ingress-of.ts';
import { linksAt } from '../links.ts';
import type { Network } from '../network.ts';
import { pinsOf } from '../pins.ts';
import { announcedSpace } from './announced-space.ts';
import type { Hold } from './hold.ts';

/** Addresses that the file states of something which need not be a machine: those of machines and of Services are held by them. */
export function* fixedAddresses(network: Network): Iterable<Hold> {
  const held = heldOf(network);
  yield* apiAddresses(network, held);
  yield* sanAddresses(network, held);
  yield* resolverAddresses(network, held);
  yield* backendAddresses(network, held);
  yield* externalAddresses(network, held);
}

interface Held {
  readonly byMachine: (address: Address) => boolean;
  /** A Service asks for it. */
  readonly asPin: (address: Address) => boolean;
  /** A Service of another chart is known to have it. */
  readonly asAllocation: (address: Address) => boolean;
}

function heldOf(network: Network): Held {
  const machines = new Set(
    network.hosts.flatMap(({ addresses }) => addresses.map(({ address }) => address.toString())),
  );
  const pins = new Set(pinsOf(network).map(({ address }) => address.toString()));
  const allocated = network.allocations.filter(({ service }) => service !== null);
  return {
    byMachine: (address) => machines.has(address.toString()),
    asPin: (address) => pins.has(address.toString()),
    asAllocation: (address) => allocated.some(({ addresses }) => addresses.contains(address)),
  };
}

/** By MetalLB it is a pin; that of a load balancer before the servers may be a machine's own. */
function* apiAddresses(network: Network, held: Held): Iterable<Hold> {
  const { api } = network.cluster;
  const owner = 'kubernetes-api';
  for (const address of apiOnNodes(api)) {
    yield { owner, space: announcedSpace(address, network), purpose: 'api', addresses: address };
  }
  if (api?.by !== 'external') return;
  for (const address of api.addresses) {
    if (!held.byMachine(address)) yield virtual(owner, address, network);
  }
}

/** Addresses of `tlsSans` on the LAN or in a VNet that neither a machine has nor a Service. */
function* sanAddresses(network: Network, held: Held): Iterable<Hold> {
  const { tlsSans, api } = network.cluster;
  for (const [index, text] of tlsSans.entries()) {
    const read = Address.parse(text);
    if (!read.ok) continue;
    const { value: address } = read;
    if (held.byMachine(address) || held.asAllocation(address)) continue;
    if (api?.addresses.some((one) => one.equals(address)) === true) continue;
    const [subnet] = linksAt(network, address);
    if (subnet === undefined) continue;
    const entry = { list: tlsSans, index };
    yield { owner: 'kubernetes-api', space: subnet.space, purpose: 'virtual', addresses: address, entry };
  }
}

/** Of resolvers that neither a machine nor a Service is. */
function* resolverAddresses(network: Network, held: Held): Iterable<Hold> {
  for (const { name, addresses } of network.resolvers) {
    for (const address of addresses) {
      if (held.byMachine(address) || held.asPin(address) || held.asAllocation(address)) continue;
      yield virtual(`resolver:${name}`, address, network);
    }
  }
}

/** That of a host is its own already. */
function* backendAddresses(network: Network, held: Held): Iterable<Hold> {
  for (const { namespace, name, addresses } of network.services) {
    const owner = `service:${namespace}/${name}`;
    for (const address of addresses) {
      if (held.byMachine(address)) continue;
      const space = linksAt(network, address)[0]?.space ?? 'public';
      yield { owner, space, purpose: 'backend', addresses: address };
    }
  }
}

/** Entry points that no Service has: that of a machine is the machine's own. */
function* externalAddresses(network: Network, held: Held): Iterable<Hold> {
  for (const { name, controller, addresses } of network.ingresses) {
    if (controller !== 'external') continue;
    for (const address of addresses) {
      if (held.byMachine(address) || held.asPin(address)) continue;
      yield virtual(ingressOwner(name), address, network);
    }
  }
}

function virtual(owner: string, address: Address, network: Network): Hold {
  return { owner, space: announcedSpace(address, network), purpose: 'virtual', addresses: address };
}
