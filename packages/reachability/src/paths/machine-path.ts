import { intervalOf, IntervalSet, type Address } from '@netloom/addresses';
import { describePort, type Flow } from '../flow.ts';
import { allow, unknown, untilDeny, verdictOfHops, type Hop } from '../hop.ts';
import { hostFirewallHops } from '../hops/firewall.ts';
import { leaveClusterHops } from '../hops/leave-cluster.ts';
import { nodeHops } from '../hops/node.ts';
import { egressHops } from '../hops/policy.ts';
import { describeService, podHop } from '../hops/service.ts';
import type { ClusterService } from '../network-index/cluster-service.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import type { PodPort } from '../network-index/workloads.ts';
import { someNode } from '../sender.ts';

/** From a Service to what is outside of the cluster: to any of its addresses, so that all must be reached. */
export function* outsidePath(
  index: NetworkIndex,
  flow: Flow,
  { service, addresses }: { readonly service: ClusterService; readonly addresses: readonly Address[] },
): Generator<Hop> {
  const paths = addresses
    .filter(({ family }) => family === flow.family || addresses.every((one) => one.family !== flow.family))
    .map((address) => untilDeny(toAddressHops(index, flow, { service, address })));
  const [first] = paths;
  if (first === undefined) {
    yield unknown('service', `what is behind ${describeService(service)} is not stated`, service.at);
    return;
  }
  const differing = paths.find((hops) => verdictOfHops(hops) !== verdictOfHops(first));
  if (differing !== undefined) {
    const text = `of ${addresses.join(', ')} behind ${describeService(service)} only some are reached, and any of them may be chosen`;
    yield unknown('service', text, service.at);
  }
  yield* first;
}

/** kube-proxy, Traefik and cloudflared's node send to the address itself: on the wire it is a packet of a node. */
function* toAddressHops(
  index: NetworkIndex,
  flow: Flow,
  { service, address }: { readonly service: ClusterService; readonly address: Address },
): Generator<Hop> {
  const own = { ...flow, family: address.family };
  const left = own.sender.kind === 'pod' ? yield* leaveClusterHops(index, own, address) : own;
  const arrived = yield* nodeHops(index, left, address);
  if (arrived === null) return;
  yield* hostFirewallHops(index, arrived, address);
  const host = index.addresses().hostAt(address);
  const where = host === null ? address.toString() : `${host.name} (${address})`;
  const text = `${where} accepts it on ${describePort(flow)}, outside of the cluster`;
  yield allow('host', text, service.at);
}

function* betweenNodesHops(index: NetworkIndex, flow: Flow, address: Address): Generator<Hop> {
  const arrived = yield* nodeHops(index, flow, address);
  if (arrived !== null) yield* hostFirewallHops(index, arrived, address);
}

/** To pods in the host's network: policies see and isolate no pod there, and the firewall of the nodes decides. */
export function* hostNetworkPath(index: NetworkIndex, flow: Flow, to: PodPort): Generator<Hop> {
  const { nodes } = index.network;
  const addresses = nodes.flatMap((node) => node.addresses.filter(({ family }) => family === flow.family));
  const { sender } = flow;
  const label = `the nodes of ${to.pods.namespace}/${to.pods.name}`;
  if (sender.kind === 'pod') {
    yield* egressHops(index, flow, { addresses: IntervalSet.of(addresses.map(intervalOf)), label });
  }
  // what came in at a load balancer address under Local is on the node already.
  if (nodes.length > 1 && sender.kind !== 'outside') {
    const from = sender.kind === 'node' ? sender : someNode(index, `the node of ${sender.label}`);
    const paths = addresses.map((address) =>
      untilDeny(betweenNodesHops(index, { ...flow, sender: from }, address)),
    );
    const closed = paths.flat().find(({ verdict }) => verdict !== 'allow');
    if (closed === undefined) yield* paths[0] ?? [];
    else yield unknown(closed.layer, `${closed.text}; pods on the node of the sender are reached`, closed.at);
  }
  yield podHop(flow, to);
}
