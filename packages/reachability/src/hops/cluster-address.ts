import type { Address } from '@netloom/addresses';
import type { Flow } from '../flow.ts';
import { unknown, type Hop } from '../hop.ts';
import type { World } from '../world/prepare.ts';
import { isLoadBalanced, shortCircuitHops } from './load-balancer.ts';
import { serviceHops } from './service.ts';

/** What kube-proxy and flannel know on every node: Services, pods, load balancer addresses; null for any other address. */
export function clusterAddressHops(world: World, flow: Flow, address: Address): Iterable<Hop> | null {
  if (isLoadBalanced(world, flow, address)) return shortCircuitHops(world, flow, address);
  const subnet = world.addresses().subnetOf(address);
  if (subnet?.space === 'services') {
    const service = world.serviceAddresses().get(address.toString());
    if (service !== undefined) return serviceHops(world, flow, service);
    return [unknown('service', `which Service has ${address} is decided when it is made`, world.at(subnet))];
  }
  if (subnet?.space !== 'pods') return null;
  return [unknown('pod', `which pod has ${address} is decided when it starts`, world.at(subnet))];
}
