import type { Address } from '@netloom/addresses';
import {
  balancing,
  describePinned,
  ingressOwner,
  pinAt,
  programOf,
  type ClusterApi,
  type IngressController,
  type Pin,
  type Pool,
} from '@netloom/network-model';
import type { Flow, ServiceFlow } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import { balancersAt } from '../network-index/balancers.ts';
import type { ClusterService } from '../network-index/cluster-service.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { addressesOfFamily, masqueradedSender } from '../sender.ts';
import { preservesClientAddress } from './advertisement.ts';
import { announcementHop, servicelbHop } from './announcement.ts';
import { describeService } from './service.ts';

/** Whether a load balancer handles the address: one of a pool, or pinned for Traefik; of a node's own address only Traefik's ports. */
export function isLoadBalanced(index: NetworkIndex, flow: Flow, address: Address): boolean {
  if (index.addresses().poolOf(address) !== null) return true;
  if (pinAt(index.network, address) === null) return false;
  if (!isNodeAddress(index, address)) return true;
  return serviceAt(index, flow, address)?.ports.some((one) => one.port === flow.port) === true;
}

/** From outside of the cluster: the address must be announced. */
export function* loadBalancerHops(
  index: NetworkIndex,
  flow: Flow,
  address: Address,
): Generator<Hop, ServiceFlow | null> {
  const held = yield* holderHops(index, flow, address);
  if (held === null) return null;
  const { service, pool } = held;
  yield pool === null
    ? servicelbHop(index, address)
    : announcementHop(index, flow, { service, address, pool });
  yield* sourceHops(flow, service);
  return { flow: masquerade(index, flow, service), service };
}

/** From inside: kube-proxy of the sender's node forwards it, past load balancer and firewall. */
export function* shortCircuitHops(
  index: NetworkIndex,
  flow: Flow,
  address: Address,
): Generator<Hop, ServiceFlow | null> {
  const held = yield* holderHops(index, flow, address);
  if (held === null) return null;
  const { service } = held;
  const text = `kube-proxy on the node of ${flow.sender.label} forwards ${address} to ${describeService(service)} directly: no announcement and no firewall applies`;
  yield allow('load-balancer', text, service.at);
  yield* sourceHops(flow, service);
  return { flow: masquerade(index, flow, service), service };
}

/** loadBalancerSourceRanges: kube-proxy compares the address that the packet carries, before it hides that. */
function* sourceHops({ sender, family }: Flow, service: ClusterService): Generator<Hop> {
  const { sources, at } = service;
  if (sources === null) return;
  const own = addressesOfFamily(sender.addresses, family);
  const name = describeService(service);
  if (own.intervals.every((interval) => sources.covers(interval))) {
    yield allow('load-balancer', `${name} lets ${sender.label} in (loadBalancerSourceRanges)`, at);
  } else if (own.intersect(sources).isEmpty) {
    yield deny('load-balancer', `${name} does not let ${sender.label} in (loadBalancerSourceRanges)`, at);
  } else {
    yield unknown(
      'load-balancer',
      `${name} lets only a part of ${sender.label} in (loadBalancerSourceRanges)`,
      at,
    );
  }
}

interface LoadBalancedService {
  readonly service: ClusterService;
  /** null where K3s' own load balancer binds the ports of a node. */
  readonly pool: Pool | null;
}

/** The Service that has the address, and its pool; without both the path ends. */
function* holderHops(
  index: NetworkIndex,
  flow: Flow,
  address: Address,
): Generator<Hop, LoadBalancedService | null> {
  const pool = index.addresses().poolOf(address);
  const service = serviceAt(index, flow, address);
  if (pool === null && service !== null && isNodeAddress(index, address)) return { service, pool };
  if (pool === null) {
    const pin = pinAt(index.network, address);
    const ingress = ingressAt(index, pin);
    const owner =
      pin === null
        ? 'Traefik'
        : ingress === null
          ? describePinned(pin.by)
          : programOf(index.network, ingress);
    const { loadBalancer } = index.network;
    if (loadBalancer?.by === 'kube-vip' || loadBalancer?.by === 'none') {
      const text = `no pool contains ${address}: whether ${balancing(index.network).title} answers for it is not stated`;
      yield unknown('load-balancer', text, pin === null ? null : index.at(pin.address));
      return null;
    }
    const text = `no pool contains ${address}, so ${balancing(index.network).title} never assigns it to ${owner}`;
    yield deny('load-balancer', text, pin === null ? null : index.at(pin.address));
    return null;
  }
  if (service === null) {
    yield unknownServiceHop(index, { address, pool });
    return null;
  }
  return { service, pool };
}

function unknownServiceHop(
  index: NetworkIndex,
  { address, pool }: { readonly address: Address; readonly pool: Pool },
): Hop {
  const ingress = ingressAt(index, pinAt(index.network, address));
  const of = `${address} of pool "${pool.name}"`;
  if (ingress === null) {
    return unknown('load-balancer', `which Service has ${of} is not stated`, index.at(pool));
  }
  const has = `${programOf(index.network, ingress)} has ${of}`;
  const text =
    ingress.controller === 'external'
      ? `${has}, of which only the address is known`
      : `${has}, but its pods are not stated: \`proxy\``;
  return unknown('load-balancer', text, index.at(ingress));
}

function ingressAt({ network }: NetworkIndex, pin: Pin | null): IngressController | null {
  return network.ingresses.find(({ name }) => pin?.by === ingressOwner(name)) ?? null;
}

function isNodeAddress(index: NetworkIndex, address: Address): boolean {
  const { loadBalancer, cluster } = index.network;
  return loadBalancer === null && cluster.servicelb && index.addresses().hostAt(address)?.role === 'node';
}

function serviceAt(index: NetworkIndex, flow: Flow, address: Address): ClusterService | null {
  const { allocations, cluster } = index.network;
  const pin = pinAt(index.network, address);
  const ingress = ingressAt(index, pin);
  if (ingress !== null) {
    const { proxy } = ingress;
    return proxy === null ? null : (index.services().get(`${proxy.namespace}/${proxy.service.name}`) ?? null);
  }
  if (pin?.by === 'kubernetes-api' && cluster.api !== null) return apiService(cluster.api, index);
  const balanced = balancedAt(index, flow, address);
  if (balanced !== null) return balanced;
  // of a row with several addresses it is not known which one the Service has.
  const row = allocations.find(
    ({ addresses: { first, last }, service }) =>
      service !== null && first.equals(address) && last.equals(address),
  );
  return index.services().get(row?.service ?? '') ?? null;
}

/** Of several Services that share the address that one has the port. */
function balancedAt(index: NetworkIndex, { port, protocol }: Flow, address: Address): ClusterService | null {
  const sharing = balancersAt(index.network, address).flatMap(
    ({ namespace, name }) => index.services().get(`${namespace}/${name}`) ?? [],
  );
  const asked = sharing.find(({ ports }) =>
    ports.some((one) => port === null || (one.port === port && one.protocol === protocol)),
  );
  return asked ?? sharing[0] ?? null;
}

/** Its name is not stated; its endpoints are the servers, as those of the Service `kubernetes`. */
function apiService(api: ClusterApi, { network, at }: NetworkIndex): ClusterService {
  return {
    namespace: 'default',
    name: 'kubernetes',
    ports: [{ port: api.port, targetPort: network.cluster.apiPort, protocol: 'tcp' }],
    hasMorePorts: false,
    backend: 'api-server',
    sources: null,
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
