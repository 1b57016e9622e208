import type { Address } from '@netloom/addresses';
import type { Pool } from '@netloom/network-model';
import type { Flow, ServiceFlow } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import { masqueradedSender } from '../sender.ts';
import type { ClusterService } from '../network-index/cluster-services.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { preservesClientAddress } from './advertisement.ts';
import { announcementHop, servicelbHop } from './announcement.ts';
import { describeService } from './service.ts';

/** Whether MetalLB has to do with the address, or Traefik's pin: of a node's own address only Traefik's ports. */
export function isLoadBalanced(index: NetworkIndex, { port }: Flow, address: Address): boolean {
  if (index.addresses().poolOf(address) !== null) return true;
  if (!isPinned(index, address)) return false;
  if (!isNodeAddress(index, address)) return true;
  return serviceAt(index, address)?.ports.some((one) => one.port === port) === true;
}

/** From outside of the cluster: somebody must announce the address. */
export function* loadBalancerHops(
  index: NetworkIndex,
  flow: Flow,
  address: Address,
): Generator<Hop, ServiceFlow | null> {
  const held = yield* holderHops(index, address);
  if (held === null) return null;
  const { service, pool } = held;
  yield pool === null
    ? servicelbHop(index, address)
    : announcementHop(index, flow, { service, address, pool });
  return { flow: masquerade(index, flow, service), service };
}

/** From inside: kube-proxy of the own node sends it on, so that neither MetalLB nor a firewall sees it. */
export function* shortCircuitHops(
  index: NetworkIndex,
  flow: Flow,
  address: Address,
): Generator<Hop, ServiceFlow | null> {
  const held = yield* holderHops(index, address);
  if (held === null) return null;
  const { service } = held;
  const text = `kube-proxy on the node of ${flow.sender.label} forwards ${address} to ${describeService(service)} directly: no announcement and no firewall applies`;
  yield allow('load-balancer', text, service.at);
  return { flow: masquerade(index, flow, service), service };
}

interface LoadBalancedService {
  readonly service: ClusterService;
  /** null where K3s' own load balancer binds the ports of a node. */
  readonly pool: Pool | null;
}

/** The Service that has the address, and the pool that it is from; without both the walk ends. */
function* holderHops(index: NetworkIndex, address: Address): Generator<Hop, LoadBalancedService | null> {
  const pool = index.addresses().poolOf(address);
  const service = serviceAt(index, address);
  if (pool === null && service !== null && isNodeAddress(index, address)) return { service, pool };
  if (pool === null) {
    const pin = index.network.ingress?.addresses.find((one) => one.equals(address));
    const text = `no pool contains ${address}, so MetalLB never assigns it to Traefik`;
    yield deny('load-balancer', text, pin === undefined ? null : index.at(pin));
    return null;
  }
  if (service === null) {
    const text = `which Service has ${address} of pool "${pool.name}" is not stated`;
    yield unknown('load-balancer', text, index.at(pool));
    return null;
  }
  return { service, pool };
}

function isNodeAddress(index: NetworkIndex, address: Address): boolean {
  const { loadBalancer, cluster } = index.network;
  return loadBalancer === null && cluster.servicelb && index.addresses().hostAt(address)?.role === 'node';
}

function serviceAt(index: NetworkIndex, address: Address): ClusterService | null {
  const { allocations, ingress } = index.network;
  if (isPinned(index, address)) return index.services().get(`${ingress?.namespace ?? ''}/traefik`) ?? null;
  // Of several addresses that a row gives a Service nobody knows which one it has.
  const row = allocations.find(
    ({ addresses: { first, last }, service }) =>
      service !== null && first.equals(address) && last.equals(address),
  );
  return index.services().get(row?.service ?? '') ?? null;
}

function isPinned({ network }: NetworkIndex, address: Address): boolean {
  return network.ingress?.addresses.some((one) => one.equals(address)) === true;
}

/** Under `Cluster`, which is the default, pods on other nodes than the one that takes the packet see that node's address. */
function masquerade(index: NetworkIndex, flow: Flow, service: ClusterService): Flow {
  return preservesClientAddress(index, service)
    ? flow
    : { ...flow, sender: masqueradedSender(index, flow.sender) };
}
