import type { Address } from '@netloom/addresses';
import { pinsOf, type ClusterApi, type Pin, type Pool } from '@netloom/network-model';
import type { Flow, ServiceFlow } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import type { ClusterService } from '../network-index/cluster-services.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { masqueradedSender } from '../sender.ts';
import { preservesClientAddress } from './advertisement.ts';
import { announcementHop, servicelbHop } from './announcement.ts';
import { describeService } from './service.ts';

/** Whether a load balancer handles the address: one of a pool, or pinned for Traefik; of a node's own address only Traefik's ports. */
export function isLoadBalanced(index: NetworkIndex, { port }: Flow, address: Address): boolean {
  if (index.addresses().poolOf(address) !== null) return true;
  if (pinAt(index, address) === null) return false;
  if (!isNodeAddress(index, address)) return true;
  return serviceAt(index, address)?.ports.some((one) => one.port === port) === true;
}

/** From outside of the cluster: the address must be announced. */
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

/** From inside: kube-proxy of the sender's node forwards it, past MetalLB and firewall. */
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

/** The Service that has the address, and its pool; without both the path ends. */
function* holderHops(index: NetworkIndex, address: Address): Generator<Hop, LoadBalancedService | null> {
  const pool = index.addresses().poolOf(address);
  const service = serviceAt(index, address);
  if (pool === null && service !== null && isNodeAddress(index, address)) return { service, pool };
  if (pool === null) {
    const pin = pinAt(index, address);
    const owner = pin?.by === 'kubernetes-api' ? 'the Kubernetes API' : 'Traefik';
    const text = `no pool contains ${address}, so MetalLB never assigns it to ${owner}`;
    yield deny('load-balancer', text, pin === null ? null : index.at(pin.address));
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
  const { allocations, cluster, ingress } = index.network;
  const pin = pinAt(index, address);
  if (pin?.by === 'ingress' && ingress !== null) {
    return index.services().get(`${ingress.namespace}/${ingress.traefik.service.name}`) ?? null;
  }
  if (pin?.by === 'kubernetes-api' && cluster.api !== null) return apiService(cluster.api, index);
  // of a row with several addresses it is not known which one the Service has.
  const row = allocations.find(
    ({ addresses: { first, last }, service }) =>
      service !== null && first.equals(address) && last.equals(address),
  );
  return index.services().get(row?.service ?? '') ?? null;
}

function pinAt({ network }: NetworkIndex, address: Address): Pin | null {
  return pinsOf(network).find((pin) => pin.address.equals(address)) ?? null;
}

/** Its name is not stated; its endpoints are the servers, as those of the Service `kubernetes`. */
function apiService(api: ClusterApi, { network, at }: NetworkIndex): ClusterService {
  return {
    namespace: 'default',
    name: 'kubernetes',
    ports: [{ port: api.port, targetPort: network.cluster.apiPort, protocol: 'tcp' }],
    hasMorePorts: false,
    backend: 'api-server',
    addresses: [],
    at: at(api),
  };
}

/** Under `Cluster`, the default, pods on other nodes than the one that receives the packet see that node's address. */
function masquerade(index: NetworkIndex, flow: Flow, service: ClusterService): Flow {
  return preservesClientAddress(index, service)
    ? flow
    : { ...flow, sender: masqueradedSender(index, flow.sender) };
}
