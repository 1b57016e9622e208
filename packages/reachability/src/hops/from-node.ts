import { IntervalSet, type Address } from '@netloom/addresses';
import type { Subnet } from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import { allow, unknown, type Hop } from '../hop.ts';
import { single, someNode } from '../sender.ts';
import { notGloballyReachable } from '../special-purpose.ts';
import type { World } from '../world/prepare.ts';
import { clusterAddressHops } from './cluster-address.ts';
import { machineHops } from './machine.ts';
import { egressHops } from './policy.ts';
import { routerOf } from './routing.ts';

/** Processes of a node have both its networks, and kube-proxy's tables. */
export function* fromNode(world: World, flow: Flow, address: Address): Generator<Hop> {
  const inside = clusterAddressHops(world, flow, address);
  if (inside !== null) {
    yield* inside;
    return;
  }
  const subnet = world.addresses().subnetOf(address);
  const own = world.network.nodes.some(({ sdnAddresses }) => sdnAddresses.length > 0);
  if (subnet?.space === 'lan' || (subnet?.space === 'sdn' && own)) {
    const name = subnet.space === 'sdn' ? `VNet ${subnet.name}` : subnet.name;
    yield allow(
      'node',
      `${flow.sender.label} has an address in ${name} ${subnet.cidr}, where ${address} is`,
      world.at(subnet),
    );
    yield* machineHops(world, { ...flow, sender: towards(flow, subnet) }, address);
    return;
  }
  const special = subnet === null && notGloballyReachable(address) === null;
  const text = special
    ? `${address} is on the internet, beyond ${routerOf(world)}`
    : `what a node knows of the way to ${address} is not stated`;
  yield unknown('node', text, subnet === null ? null : world.at(subnet));
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
