import type { Address } from '@netloom/addresses';
import type { Flow } from '../flow.ts';
import { deny, unknown, type Hop } from '../hop.ts';
import { notGloballyReachable } from '../special-purpose.ts';
import type { World } from '../world/prepare.ts';
import { isLoadBalanced } from './load-balancer.ts';
import { machineHops } from './machine.ts';
import { routerOf } from './routing.ts';

/** Nobody there has a route to a private address; what the router lets in is its own matter. */
export function* fromInternet(world: World, flow: Flow, address: Address): Generator<Hop> {
  const reason = notGloballyReachable(address);
  if (reason !== null) {
    const holder = world.addresses().poolOf(address) ?? world.addresses().subnetOf(address)?.cidr;
    const text = `${address} is ${reason}: nobody on the internet has a route to it`;
    yield deny('internet', text, holder === undefined ? null : world.at(holder));
    return;
  }
  const router = routerOf(world);
  if (isLoadBalanced(world, flow, address) || world.addresses().subnetOf(address)?.space === 'lan') {
    yield unknown(
      'internet',
      `whether ${router} lets the internet in to ${address} stands in no line of this network`,
      null,
    );
    yield* machineHops(world, flow, address);
    return;
  }
  yield unknown('internet', `${address} is on the internet, beyond this network`, null);
}
