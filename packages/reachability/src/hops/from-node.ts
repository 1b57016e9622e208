import { IntervalSet, type Address } from '@netloom/addresses';
import { inWords, type Node, type Subnet } from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import { allow, unknown, type Hop } from '../hop.ts';
import { single, someNode } from '../sender.ts';
import { notGloballyReachable } from '../special-purpose.ts';
import type { World } from '../world/prepare.ts';
import { clusterAddressHops } from './cluster-address.ts';
import { inSeveral } from './from-sdn.ts';
import { machineHops } from './machine.ts';
import { egressHops } from './policy.ts';
import { noWayInto, routerOf } from './routing.ts';

/** Processes of a node have the networks that it has addresses in, and kube-proxy's tables. */
export function* fromNode(world: World, flow: Flow, address: Address): Generator<Hop> {
  const inside = clusterAddressHops(world, flow, address);
  if (inside !== null) {
    yield* inside;
    return;
  }
  const subnet = world.addresses().subnetOf(address);
  if (subnet?.space === 'lan' || subnet?.space === 'sdn') {
    const several = inSeveral(world, address);
    if (several === null) yield* onLink(world, flow, { address, subnet });
    else yield several;
    return;
  }
  const special = subnet === null && notGloballyReachable(address) === null;
  const text = special
    ? `${address} is on the internet, beyond ${routerOf(world)}`
    : `what a node knows of the way to ${address} is not stated`;
  yield unknown('node', text, subnet === null ? null : world.at(subnet));
}

/** A node is in a VNet, or on the LAN, only with an address there. */
function* onLink(
  world: World,
  flow: Flow,
  { address, subnet }: { readonly address: Address; readonly subnet: Subnet },
): Generator<Hop> {
  const nodes = nodesOf(world, flow);
  const inside = nodes.filter((node) => addressesOf(node).some((one) => subnet.cidr.contains(one)));
  const { label } = flow.sender;
  const name = `${subnet.space === 'sdn' ? `VNet ${subnet.name}` : subnet.name} ${subnet.cidr}`;
  const at = world.at(subnet);
  if (inside.length === 0) {
    yield subnet.space === 'sdn'
      ? noWayInto(world, { label, what: address.toString(), subnet })
      : unknown('node', `${label} has no address in ${name}, where ${address} is, that is stated`, at);
    return;
  }
  if (inside.length < nodes.length) {
    const names = inWords(inside.map((node) => node.name));
    yield unknown('node', `of the nodes only ${names} has an address in ${name}, where ${address} is`, at);
    return;
  }
  yield allow('node', `${label} has an address in ${name}, where ${address} is`, at);
  yield* machineHops(world, { ...flow, sender: towards(flow, subnet) }, address);
}

/** The nodes that the sender may be: those whose addresses it has. */
function nodesOf({ network }: World, { sender }: Flow): readonly Node[] {
  return network.nodes.filter((node) =>
    addressesOf(node).some((address) => sender.addresses.covers(single(address))),
  );
}

function addressesOf({ addresses, sdnAddresses }: Node): readonly Address[] {
  return [...addresses, ...sdnAddresses];
}

/** What leaves the cluster carries its node's address. */
export function* fromPod(world: World, flow: Flow, address: Address): Generator<Hop> {
  const inside = clusterAddressHops(world, flow, address);
  if (inside !== null) {
    yield* inside;
    return;
  }
  yield* egressHops(world, flow, { addresses: IntervalSet.of([single(address)]), label: address.toString() });
  yield allow(
    'node',
    `${flow.sender.label} leaves the cluster with the address of its node`,
    world.at(world.network.cluster),
  );
  yield* fromNode(world, { ...flow, sender: someNode(world, `the node of ${flow.sender.label}`) }, address);
}

/** Of a node's addresses the one in the subnet that it sends to. */
function towards({ sender }: Flow, { cidr }: Subnet): Flow['sender'] {
  return {
    kind: 'outside',
    label: sender.label,
    addresses: sender.addresses.intersect(IntervalSet.of([cidr.interval])),
  };
}
