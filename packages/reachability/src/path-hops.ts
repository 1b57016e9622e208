import type { Address } from '@netloom/addresses';
import type { DnsRecord } from '@netloom/network-model';
import type { Destination, Path } from './destination.ts';
import type { Flow } from './flow.ts';
import type { Hop } from './hop.ts';
import { noAddressHop } from './hops/address-family.ts';
import { edgeCertificateHop } from './hops/certificate.ts';
import { clusterAddressHops, isClusterAddress } from './hops/cluster-address.ts';
import { edgeHop, hasTunnelBehind, originHop } from './hops/edge.ts';
import { firewallHop } from './hops/firewall.ts';
import { internetHops } from './hops/internet.ts';
import { intoClusterHops } from './hops/into-cluster.ts';
import { lanHops } from './hops/lan.ts';
import { leaveClusterHops } from './hops/leave-cluster.ts';
import { isLoadBalanced, loadBalancerHops } from './hops/load-balancer.ts';
import { hostHop } from './hops/machine.ts';
import { nodeHops } from './hops/node.ts';
import { internetEgressHops } from './hops/policy.ts';
import { isInVNet, sdnHops } from './hops/sdn.ts';
import { describeService } from './hops/service.ts';
import { tailnetHops } from './hops/tailnet.ts';
import { tunnelHops } from './hops/tunnel.ts';
import type { NetworkIndex } from './network-index/network-index.ts';
import { anyPortPath, servicePath } from './service-path.ts';
import type { KnownSource, Segment } from './source.ts';

/**
 * The hops of one path, from the source to its end. This file and service-path.ts hold their order:
 *
 *     address   internet, LAN or VNet   → firewall → host
 *                                       → announcement → firewall → Service, of a load balancer address
 *               node                    → Service, or as from the LAN or VNet that it has an address in
 *               pod                     → Service, or egress policies → its node
 *               tailnet                 → Connector's pod
 *     edge      Cloudflare's edge → certificate → tunnel → Service
 *     Service   port → policies → overlay → pod
 *                               → Traefik's entry point → route → certificate → Service
 *
 * A step yields its hops and returns what goes on from there, null where the path ends. Nothing is asked for after a denial.
 */
export function* pathHops(
  index: NetworkIndex,
  walk: { readonly source: KnownSource; readonly destination: Destination; readonly path: Path },
): Generator<Hop> {
  const { path } = walk;
  const { segment } = walk.source;
  const flow = toFlow(index, walk);
  switch (path.kind) {
    case 'address':
      yield* addressPath(index, flow, { segment, address: path.address });
      return;
    case 'edge':
      yield* edgePath(index, flow, path.record);
      return;
    case 'service': {
      const { service } = path;
      const what = describeService(service);
      const inside = yield* intoClusterHops(index, flow, { segment, space: 'services', what });
      if (inside !== null) yield* servicePath(index, { flow: inside, service });
      return;
    }
    case 'pods': {
      const { pods } = path;
      const what = `pods of ${pods.namespace}/${pods.name}`;
      const inside = yield* intoClusterHops(index, flow, { segment, space: 'pods', what });
      if (inside !== null) yield* anyPortPath(index, inside, pods);
      return;
    }
    default:
      path satisfies never;
  }
}

function toFlow(index: NetworkIndex, walk: Parameters<typeof pathHops>[1]): Flow {
  const { source, destination, path } = walk;
  const { protocol, port, request } = destination;
  return {
    sender: source.sender,
    protocol,
    port,
    family: path.kind === 'address' ? path.address.family : index.primaryFamily,
    request,
    followRedirect: (redirected) =>
      pathHops(index, {
        ...walk,
        destination: { ...destination, port: redirected.port, request: redirected },
      }),
  };
}

function* addressPath(
  index: NetworkIndex,
  flow: Flow,
  { segment, address }: { readonly segment: Segment; readonly address: Address },
): Generator<Hop> {
  const noAddress = noAddressHop(flow, { segment, address });
  if (noAddress !== null) yield noAddress;
  else if (segment === 'node') yield* fromNode(index, flow, address);
  else if (segment === 'pod') yield* fromPod(index, flow, address);
  else if (segment === 'tailnet') {
    const router = yield* tailnetHops(index, flow, address);
    if (router !== null) yield* fromPod(index, router, address);
  } else {
    const arrived = yield* linkHops(index, flow, { segment, address });
    if (arrived !== null) yield* toMachine(index, arrived, address);
  }
}

function linkHops(
  index: NetworkIndex,
  flow: Flow,
  { segment, address }: { readonly segment: 'internet' | 'lan' | 'sdn'; readonly address: Address },
): Generator<Hop, Flow | null> {
  if (segment === 'internet') return internetHops(index, flow, address);
  // A host of the LAN may stand in a VNet that is bridged to a VLAN.
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
  const host = index.addresses().hostAt(address);
  if (host?.role === 'node') yield firewallHop(index, flow, { address, guarded: 'nodes' });
  if (host?.role === 'proxmox') yield firewallHop(index, flow, { address, guarded: 'proxmox' });
  yield hostHop(index, flow, { address, host });
}

/** Cloudflare answers for a proxied name, and forwards to what is behind it. */
function* edgePath(index: NetworkIndex, flow: Flow, record: DnsRecord): Generator<Hop> {
  const { request } = flow;
  yield* internetEgressHops(index, flow, "Cloudflare's edge");
  yield edgeHop(index, flow, record);
  // Without a request the connection ends here.
  if (request === null) return;
  if (request.scheme === 'https' && request.serverName !== null)
    yield edgeCertificateHop(index, request.serverName);
  if (!hasTunnelBehind(index, record)) {
    yield originHop(index, record);
    return;
  }
  const forwarded = yield* tunnelHops(index, request);
  if (forwarded !== null) yield* servicePath(index, forwarded);
}
