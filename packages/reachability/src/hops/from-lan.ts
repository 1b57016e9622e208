import type { Address } from '@netloom/addresses';
import type { Flow } from '../flow.ts';
import { allow, unknown, type Hop } from '../hop.ts';
import { notGloballyReachable } from '../special-purpose.ts';
import type { World } from '../world/prepare.ts';
import { isLoadBalanced } from './load-balancer.ts';
import { machineHops } from './machine.ts';
import { noWayInto, routerOf } from './routing.ts';
import { tailnetNote } from './tailnet.ts';

/** Neighbours are asked for by ARP; the rest goes to the router. */
export function* fromLan(world: World, flow: Flow, address: Address): Generator<Hop> {
  const subnet = world.addresses().subnetOf(address);
  const place = subnet?.space ?? null;
  if (place === 'lan' || isLoadBalanced(world, flow, address)) {
    const text =
      place === 'lan'
        ? `${address} is in ${subnet?.name ?? ''} ${subnet?.cidr.toString() ?? ''}, where ${flow.sender.label} asks for it by ${address.family === 4 ? 'ARP' : 'NDP'}`
        : `${address} is in no subnet of the LAN: ${flow.sender.label} sends it to ${routerOf(world)}`;
    yield allow('lan', text, subnet === null ? null : world.at(subnet.cidr));
    yield* tailnetNote(world, address);
    yield* machineHops(world, flow, address);
    return;
  }
  if (subnet === null) {
    const special = notGloballyReachable(address);
    const text =
      special === null
        ? `${address} is on the internet, beyond ${routerOf(world)}`
        : `${address} is in no subnet of this network; what ${routerOf(world)} knows of it is not stated`;
    yield unknown('lan', text, null);
    return;
  }
  yield noWayInto(world, { label: flow.sender.label, what: address.toString(), subnet });
}
