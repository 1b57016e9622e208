import { IntervalSet, type Address } from '@netloom/addresses';
import { describeList, isIsolated, linksAt, type Subnet } from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { addressesOfFamily } from '../sender.ts';
import { noRouteHop } from './routing.ts';

/** A VNet has no route elsewhere without a gateway, which Proxmox does not create in a VXLAN zone. */
export function* sdnHops(index: NetworkIndex, flow: Flow, address: Address): Generator<Hop, Flow | null> {
  const [subnet] = linksAt(index.network, address);
  if (subnet?.space !== 'sdn') {
    yield gatewayHop(index, flow, address);
    return null;
  }
  const several = sharedAddressHop(index, address);
  if (several !== null) {
    yield several;
    return null;
  }
  const own = addressesOfFamily(flow.sender.addresses, address.family);
  const outside = own.subtract(IntervalSet.of([subnet.cidr.interval]));
  if (outside.isEmpty) {
    yield allow('sdn', `${address} is in VNet ${subnet.name} ${subnet.cidr}`, index.at(subnet));
    return flow;
  }
  if (own.overlaps(subnet.cidr.interval)) {
    const text = `only a part of ${flow.sender.label} is in VNet ${subnet.name} ${subnet.cidr}, where ${address} is`;
    yield unknown('sdn', text, index.at(subnet));
    return null;
  }
  yield isIsolated(index.network, subnet)
    ? noRouteHop(index, { label: flow.sender.label, what: address.toString(), subnet })
    : gatewayHop(index, flow, address);
  return null;
}

/** Zones may use the same addresses: then it is not known which of their VNets an address is in. */
export function sharedAddressHop({ network, at }: NetworkIndex, address: Address): Hop | null {
  const [subnet, ...more] = linksAt(network, address);
  if (subnet === undefined || more.length === 0) return null;
  const names = describeList([subnet, ...more].map(({ name }) => name));
  return unknown('sdn', `${address} is in ${names}: which of them is not stated`, at(subnet));
}

/** Out of the sender's VNets: one gateway may have a route that the others lack. */
function gatewayHop(index: NetworkIndex, { sender }: Flow, address: Address): Hop {
  const own = sdnSubnetsOf(index, addressesOfFamily(sender.addresses, address.family));
  const gateway = own.find((one) => one.gateway !== null);
  if (gateway?.gateway != null) {
    const text = `whether gateway ${gateway.gateway} of VNet ${gateway.name} has a route to ${address} is not stated`;
    return unknown('sdn', text, index.at(gateway));
  }
  const open = own.find((one) => !isIsolated(index.network, one));
  if (open !== undefined) {
    const text = `whether a router of VLAN ${open.name} has a route to ${address} is not stated`;
    return unknown('sdn', text, index.at(open));
  }
  const [first] = own;
  const text = `VNet ${first?.name ?? ''} has no gateway: no route from it to ${address}`;
  return deny('sdn', text, first === undefined ? null : index.at(first));
}

/** The VNets' subnets that some of the addresses are in. */
export function sdnSubnetsOf({ network }: NetworkIndex, addresses: IntervalSet): readonly Subnet[] {
  return network.subnets.filter(({ space, cidr }) => space === 'sdn' && addresses.overlaps(cidr.interval));
}

/** Whether all addresses of the sender are in VNets, as those of a LAN host may be in one that is bridged to a VLAN. */
export function isInVNet(index: NetworkIndex, { sender }: Flow, family: 4 | 6): boolean {
  const own = addressesOfFamily(sender.addresses, family);
  const vnets = sdnSubnetsOf(index, own).map(({ cidr }) => cidr.interval);
  return vnets.length > 0 && own.subtract(IntervalSet.of(vnets)).isEmpty;
}
