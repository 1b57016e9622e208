import type { Address } from '@netloom/addresses';
import type { Flow, ServiceFlow } from '../flow.ts';
import { unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { isLoadBalanced, shortCircuitHops } from './load-balancer.ts';

/** Services, pods and load balancer addresses: kube-proxy and flannel handle them on every node. */
export function isClusterAddress(index: NetworkIndex, flow: Flow, address: Address): boolean {
  const space = index.addresses().subnetOf(address)?.space;
  return isLoadBalanced(index, flow, address) || space === 'services' || space === 'pods';
}

/** From inside the cluster to such an address. */
export function* clusterAddressHops(
  index: NetworkIndex,
  flow: Flow,
  address: Address,
): Generator<Hop, ServiceFlow | null> {
  if (isLoadBalanced(index, flow, address)) return yield* shortCircuitHops(index, flow, address);
  const service = index.serviceAddresses().get(address.toString());
  if (service !== undefined) return { flow, service };
  const subnet = index.addresses().subnetOf(address);
  const at = subnet === null ? null : index.at(subnet);
  yield subnet?.space === 'pods'
    ? unknown('pod', `which pod has ${address} is not known before it starts`, at)
    : unknown('service', `which Service has ${address} is not known before it is created`, at);
  return null;
}
