import type { Address } from '@netloom/addresses';
import type { Flow } from '../flow.ts';
import { deny, unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { notGloballyReachable } from '../special-purpose.ts';
import { isLoadBalanced } from './load-balancer.ts';
import { openingHop } from './openings.ts';
import { byForwardHops } from './public-way.ts';

/** Private addresses are not routed there; the router's forwards lead to some of them. */
export function* internetHops(
  index: NetworkIndex,
  flow: Flow,
  address: Address,
): Generator<Hop, Flow | null> {
  const reason = notGloballyReachable(address);
  const forwarded = yield* byForwardHops(index, flow, address);
  if (forwarded !== null) return forwarded;
  if (reason !== null) {
    const holder = index.addresses().poolOf(address) ?? index.addresses().subnetOf(address)?.cidr;
    const text = `${address} is ${reason}: it is not routed on the internet`;
    yield deny('internet', text, holder === undefined ? null : index.at(holder));
    return null;
  }
  if (isLoadBalanced(index, flow, address) || index.addresses().subnetOf(address)?.space === 'lan') {
    yield openingHop(index, flow, address);
    return flow;
  }
  yield unknown('internet', `${address} is on the internet, beyond this network`, null);
  return null;
}
