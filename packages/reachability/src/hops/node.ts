import { IntervalSet, type Address } from '@netloom/addresses';
import { describeList, hasSegments, nodeAddresses, type Node, type Subnet } from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import { allow, unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { intervalOfAddress } from '../sender.ts';
import { notGloballyReachable } from '../special-purpose.ts';
import { directAnswerHops } from './direct-answer.ts';
import { describeRouter, noRouteHop } from './routing.ts';
import { sharedAddressHop } from './sdn.ts';
import { betweenSegmentsHop } from './segments.ts';

/** Processes of a node reach the networks that it has addresses in. */
export function* nodeHops(index: NetworkIndex, flow: Flow, address: Address): Generator<Hop, Flow | null> {
  const subnet = index.addresses().subnetOf(address);
  if (subnet?.space === 'lan' || subnet?.space === 'sdn') {
    const shared = sharedAddressHop(index, address);
    if (shared === null) return yield* linkHops(index, flow, { address, subnet });
    yield shared;
    return null;
  }
  const special = subnet === null && notGloballyReachable(address) === null;
  const text = special
    ? `${address} is on the internet, beyond ${describeRouter(index)}`
    : `whether a node has a route to ${address} is not stated`;
  yield unknown('node', text, subnet === null ? null : index.at(subnet));
  return null;
}

/** A node is in a VNet, or on the LAN, where it has an address. */
function* linkHops(
  index: NetworkIndex,
  flow: Flow,
  { address, subnet }: { readonly address: Address; readonly subnet: Subnet },
): Generator<Hop, Flow | null> {
  const nodes = nodesOf(index, flow);
  const inside = nodes.filter((node) => nodeAddresses(node).some((one) => subnet.cidr.contains(one)));
  const { label } = flow.sender;
  const name = `${subnet.space === 'sdn' ? `VNet ${subnet.name}` : subnet.name} ${subnet.cidr}`;
  const at = index.at(subnet);
  if (inside.length === 0 && subnet.space === 'lan' && hasSegments(index.network)) {
    const routed = { ...flow, sender: senderWithin(flow, primaryAddresses(nodes)) };
    yield betweenSegmentsHop(index, routed, { address, subnet });
    yield* directAnswerHops(index, routed, { address, subnet });
    return routed;
  }
  if (inside.length === 0) {
    yield subnet.space === 'sdn'
      ? noRouteHop(index, { label, what: address.toString(), subnet })
      : unknown('node', `no address of ${label} in ${name}, where ${address} is, is stated`, at);
    return null;
  }
  if (inside.length < nodes.length) {
    return yield* partlyOnLinkHops(index, flow, { address, subnet, name, nodes, inside });
  }
  yield allow('node', `${label} has an address in ${name}, where ${address} is`, at);
  return { ...flow, sender: senderWithin(flow, IntervalSet.of([subnet.cidr.interval])) };
}

/** Where some of the nodes that the sender may be have no address on the link, the router must let those pass as well. */
function* partlyOnLinkHops(
  index: NetworkIndex,
  flow: Flow,
  to: {
    readonly address: Address;
    readonly subnet: Subnet;
    readonly name: string;
    readonly nodes: readonly Node[];
    readonly inside: readonly Node[];
  },
): Generator<Hop, Flow | null> {
  const { address, subnet, name, nodes, inside } = to;
  const names = describeList(inside.map((node) => node.name));
  const text = `of the nodes only ${names} ${inside.length === 1 ? 'has' : 'have'} an address in ${name}, where ${address} is`;
  const outside = primaryAddresses(nodes.filter((node) => !inside.includes(node)));
  const routed = { ...flow, sender: senderWithin(flow, outside) };
  const isRouted = subnet.space === 'lan' && hasSegments(index.network);
  const hops = isRouted
    ? [
        betweenSegmentsHop(index, routed, { address, subnet }),
        ...directAnswerHops(index, routed, { address, subnet }),
      ]
    : [];
  if (hops.length === 0 || hops.some(({ verdict }) => verdict !== 'allow')) {
    yield unknown('node', text, index.at(subnet));
    return null;
  }
  yield allow('node', `${text}; for the others, ${hops.map((hop) => hop.text).join('; ')}`, index.at(subnet));
  const own = outside.union(IntervalSet.of([subnet.cidr.interval]));
  return { ...flow, sender: senderWithin(flow, own) };
}

function primaryAddresses(nodes: readonly Node[]): IntervalSet {
  return IntervalSet.of(nodes.flatMap(({ addresses }) => addresses.map(intervalOfAddress)));
}

/** The nodes that the sender may be: those whose addresses it has. */
function nodesOf({ network }: NetworkIndex, { sender }: Flow): readonly Node[] {
  return network.nodes.filter((node) =>
    nodeAddresses(node).some((address) => sender.addresses.covers(intervalOfAddress(address))),
  );
}

/** A node sends from an address on the link that it sends over: to all other networks from its primary ones. */
function senderWithin({ sender }: Flow, own: IntervalSet): Flow['sender'] {
  return { kind: 'outside', label: sender.label, addresses: sender.addresses.intersect(own) };
}
