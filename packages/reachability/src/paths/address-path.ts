import type { Address } from '@netloom/addresses';
import type { Flow } from '../flow.ts';
import type { Hop } from '../hop.ts';
import { acceptedRouteHops } from '../hops/accepted-routes.ts';
import { noAddressHop } from '../hops/address-family.ts';
import { apiAt, asksApi, serverWithApiHops, throughLoadBalancerHops } from '../hops/api-address.ts';
import { clusterAddressHops, isClusterAddress } from '../hops/cluster-address.ts';
import { firewallHop, hostFirewallHops } from '../hops/firewall.ts';
import { internetHops } from '../hops/internet.ts';
import { lanHops } from '../hops/lan.ts';
import { leaveClusterHops } from '../hops/leave-cluster.ts';
import { isLoadBalanced, loadBalancerHops } from '../hops/load-balancer.ts';
import { hostHop } from '../hops/machine.ts';
import { nodePortAt, nodePortHops } from '../hops/node-port.ts';
import { nodeHops } from '../hops/node.ts';
import { isPublicAddress, publicWayHops } from '../hops/public-way.ts';
import { isInVNet, sdnHops } from '../hops/sdn.ts';
import { tailnetHops } from '../hops/tailnet.ts';
import { vpnHops } from '../hops/vpn.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import type { Segment } from '../sources/source.ts';
import { servicePath } from './service-path.ts';

/** To an address, from the segment that the packet starts in. */
export function* addressPath(
  index: NetworkIndex,
  flow: Flow,
  { segment, address }: { readonly segment: Segment; readonly address: Address },
): Generator<Hop> {
  const noAddress = noAddressHop(flow, { segment, address });
  if (noAddress !== null) {
    yield noAddress;
  } else if (isPublicAddress(index, address)) {
    yield* routerPath(index, flow, segment);
  } else if (segment === 'node') {
    const taken = isClusterAddress(index, flow, address)
      ? undefined
      : yield* acceptedRouteHops(index, flow, address);
    if (taken === undefined) yield* fromNode(index, flow, address);
    else if (taken !== null) yield* fromPod(index, taken, address);
  } else if (segment === 'pod') {
    yield* fromPod(index, flow, address);
  } else if (segment === 'tailnet') {
    const router = yield* tailnetHops(index, flow, address);
    if (router !== null) yield* fromPod(index, router, address);
  } else if (segment === 'vpn') {
    const arrived = yield* vpnHops(index, flow, address);
    if (arrived !== null) yield* toMachine(index, arrived, address);
  } else {
    const taken = segment === 'lan' ? yield* acceptedRouteHops(index, flow, address) : undefined;
    if (taken !== undefined) {
      if (taken !== null) yield* fromPod(index, taken, address);
      return;
    }
    const arrived = yield* linkHops(index, flow, { segment, address });
    if (arrived !== null) yield* toMachine(index, arrived, address);
  }
}

/** To the router's address on the internet, and where its forwards lead. */
export function* routerPath(index: NetworkIndex, flow: Flow, segment: Segment): Generator<Hop> {
  for (const { flow: arrived, address } of yield* publicWayHops(index, flow, segment)) {
    yield* toMachine(index, arrived, address);
  }
}

function linkHops(
  index: NetworkIndex,
  flow: Flow,
  { segment, address }: { readonly segment: 'internet' | 'lan' | 'sdn'; readonly address: Address },
): Generator<Hop, Flow | null> {
  if (segment === 'internet') return internetHops(index, flow, address);
  // a host of the LAN may stand in a VNet that is bridged to a VLAN.
  const inVNet = segment === 'sdn' || isInVNet(index, flow, address.family);
  return inVNet ? sdnHops(index, flow, address) : lanHops(index, flow, address);
}

/** What leaves the cluster carries its node's address. */
function* fromPod(index: NetworkIndex, flow: Flow, address: Address): Generator<Hop> {
  const staysInside = isClusterAddress(index, flow, address);
  yield* fromNode(index, staysInside ? flow : yield* leaveClusterHops(index, flow, address), address);
}

function* fromNode(index: NetworkIndex, flow: Flow, address: Address): Generator<Hop> {
  if (isClusterAddress(index, flow, address)) {
    const inside = yield* clusterAddressHops(index, flow, address);
    if (inside !== null) yield* servicePath(index, inside);
    return;
  }
  const arrived = yield* nodeHops(index, flow, address);
  if (arrived !== null) yield* toMachine(index, arrived, address);
}

/** The last part on the LAN or a VNet. */
function* toMachine(index: NetworkIndex, flow: Flow, address: Address): Generator<Hop> {
  if (isLoadBalanced(index, flow, address)) {
    const balanced = yield* loadBalancerHops(index, flow, address);
    if (balanced === null) return;
    yield firewallHop(index, flow, { address, guarded: 'nodes' });
    yield* servicePath(index, balanced);
    return;
  }
  const api = apiAt(index, address);
  if (api !== null && api.by !== 'external') {
    yield* serverWithApiHops(index, flow, { address, api });
    return;
  }
  const host = index.addresses().hostAt(address);
  yield* hostFirewallHops(index, flow, address);
  const exposed = nodePortAt(index, flow, address);
  if (exposed !== null) {
    yield* servicePath(index, yield* nodePortHops(index, flow, { ...exposed, address }));
    return;
  }
  if (api !== null && asksApi(flow, api)) yield* throughLoadBalancerHops(index, flow, { address, api });
  else yield hostHop(index, flow, { address, host });
}
