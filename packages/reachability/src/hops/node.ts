import { IntervalSet, type Address } from '@netloom/addresses';
import { describeList, hasSegments, segmentSubnets, type Node, type Subnet } from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import { allow, unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { intervalOfAddress } from '../sender.ts';
import { notGloballyReachable } from '../special-purpose.ts';
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
  const inside = nodes.filter((node) => addressesOf(node).some((one) => subnet.cidr.contains(one)));
  const { label } = flow.sender;
  const name = `${subnet.space === 'sdn' ? `VNet ${subnet.name}` : subnet.name} ${subnet.cidr}`;
  const at = index.at(subnet);
  if (inside.length === 0 && subnet.space === 'lan' && hasSegments(index.network)) {
    const routed = { ...flow, sender: senderWithin(flow, segmentSubnets(index.network)) };
    yield betweenSegmentsHop(index, routed, { address, subnet });
    return routed;
  }
  if (inside.length === 0) {
    yield subnet.space === 'sdn'
      ? noRouteHop(index, { label, what: address.toString(), subnet })
      : unknown('node', `no address of ${label} in ${name}, where ${address} is, is stated`, at);
    return null;
  }
  if (inside.length < nodes.length) {
    const names = describeList(inside.map((node) => node.name));
    yield unknown('node', `of the nodes only ${names} has an address in ${name}, where ${address} is`, at);
    return null;
  }
  yield allow('node', `${label} has an address in ${name}, where ${address} is`, at);
  return { ...flow, sender: senderWithin(flow, [subnet]) };
}

/** The nodes that the sender may be: those whose addresses it has. */
function nodesOf({ network }: NetworkIndex, { sender }: Flow): readonly Node[] {
  return network.nodes.filter((node) =>
    addressesOf(node).some((address) => sender.addresses.covers(intervalOfAddress(address))),
  );
}

function addressesOf({ addresses, sdnAddresses }: Node): readonly Address[] {
  return [...addresses, ...sdnAddresses];
}

/** A node sends from an address on the link that it sends over. */
function senderWithin({ sender }: Flow, links: readonly Subnet[]): Flow['sender'] {
  const own = IntervalSet.of(links.map(({ cidr }) => cidr.interval));
  return { kind: 'outside', label: sender.label, addresses: sender.addresses.intersect(own) };
}
