import type { Address } from '@netloom/addresses';
import type { Pool } from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import { hiddenSender } from '../sender.ts';
import type { ClusterService } from '../world/cluster-services.ts';
import type { World } from '../world/prepare.ts';
import { keepsSender } from './advertisement.ts';
import { announced, boundByK3s } from './announcement.ts';
import { firewallHops } from './firewall.ts';
import { serviceHops } from './service.ts';

/** Whether MetalLB has to do with the address, or Traefik's pin: of a node's own address only Traefik's ports. */
export function isLoadBalanced(world: World, { port }: Flow, address: Address): boolean {
  if (world.addresses().poolOf(address) !== null) return true;
  if (!isPinned(world, address)) return false;
  if (!onNode(world, address)) return true;
  return serviceAt(world, address)?.ports.some((one) => one.port === port) === true;
}

/** From outside of the cluster: somebody must announce the address, and the node's firewall lets it in. */
export function* loadBalancerHops(world: World, flow: Flow, address: Address): Generator<Hop> {
  const held = yield* holderHops(world, address);
  if (held === null) return;
  yield held.pool === null
    ? boundByK3s(world, address)
    : announced(world, flow, { ...held, address, pool: held.pool });
  yield* firewallHops(world, flow, { address, guarded: 'nodes' });
  yield* serviceHops(world, behindNode(world, flow, held.service), held.service);
}

/** From inside: kube-proxy of the own node sends it on, so that neither MetalLB nor a firewall sees it. */
export function* shortCircuitHops(world: World, flow: Flow, address: Address): Generator<Hop> {
  const held = yield* holderHops(world, address);
  if (held === null) return;
  const { namespace, name } = held.service;
  const text = `kube-proxy on the node of ${flow.sender.label} knows ${address} as Service ${namespace}/${name}: the packet meets no announcement and no firewall`;
  yield allow('load-balancer', text, held.service.at);
  yield* serviceHops(world, behindNode(world, flow, held.service), held.service);
}

interface Held {
  readonly service: ClusterService;
  /** null where K3s' own load balancer binds the ports of a node. */
  readonly pool: Pool | null;
}

/** The Service that has the address, and the pool that it is from; without both the walk ends. */
function* holderHops(world: World, address: Address): Generator<Hop, Held | null> {
  const pool = world.addresses().poolOf(address);
  const service = serviceAt(world, address);
  if (pool === null && service !== null && onNode(world, address)) return { service, pool };
  if (pool === null) {
    const pin = world.network.ingress?.addresses.find((one) => one.equals(address));
    const text = `no pool holds ${address}, so MetalLB never gives it to Traefik`;
    yield deny('load-balancer', text, pin === undefined ? null : world.at(pin));
    return null;
  }
  if (service === null) {
    const text = `which Service has ${address} of pool "${pool.name}" is not stated`;
    yield unknown('load-balancer', text, world.at(pool));
    return null;
  }
  return { service, pool };
}

function onNode(world: World, address: Address): boolean {
  const { loadBalancer, cluster } = world.network;
  return loadBalancer === null && cluster.servicelb && world.addresses().hostAt(address)?.role === 'node';
}

function serviceAt(world: World, address: Address): ClusterService | null {
  const { allocations, ingress } = world.network;
  if (ingress !== null && isPinned(world, address)) {
    return world.services().get(`${ingress.namespace}/${ingress.traefik.service.name}`) ?? null;
  }
  // Of several addresses that a row gives a Service nobody knows which one it has.
  const row = allocations.find(
    ({ addresses: { first, last }, service }) =>
      service !== null && first.equals(address) && last.equals(address),
  );
  return world.services().get(row?.service ?? '') ?? null;
}

function isPinned({ network }: World, address: Address): boolean {
  return network.ingress?.addresses.some((one) => one.equals(address)) === true;
}

/** Under `Cluster`, which is the default, pods on other nodes than the one that takes the packet see that node's address. */
function behindNode(world: World, flow: Flow, service: ClusterService): Flow {
  return keepsSender(world, service) ? flow : { ...flow, sender: hiddenSender(world, flow.sender) };
}
