import { IntervalSet, type Address } from '@netloom/addresses';
import { inWords, isClosed, linksAt, type Subnet } from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import { ofFamily } from '../sender.ts';
import type { World } from '../world/prepare.ts';
import { machineHops } from './machine.ts';
import { noWayInto } from './routing.ts';

/** A VNet leads nowhere else without a gateway, which Proxmox does not make in a VXLAN zone. */
export function* fromSdn(world: World, flow: Flow, address: Address): Generator<Hop> {
  const [subnet] = linksAt(world.network, address);
  if (subnet?.space !== 'sdn') {
    yield leaving(world, flow, address);
    return;
  }
  const several = inSeveral(world, address);
  if (several !== null) {
    yield several;
    return;
  }
  const own = ofFamily(flow.sender.addresses, address.family);
  const outside = own.subtract(IntervalSet.of([subnet.cidr.interval]));
  if (outside.isEmpty) {
    yield allow('sdn', `${address} is in VNet ${subnet.name} ${subnet.cidr}`, world.at(subnet));
    yield* machineHops(world, flow, address);
    return;
  }
  if (own.overlaps(subnet.cidr.interval)) {
    const text = `only a part of ${flow.sender.label} is in VNet ${subnet.name} ${subnet.cidr}, where ${address} is`;
    yield unknown('sdn', text, world.at(subnet));
    return;
  }
  yield isClosed(world.network, subnet)
    ? noWayInto(world, { label: flow.sender.label, what: address.toString(), subnet })
    : leaving(world, flow, address);
}

/** Zones may use the same addresses: which of their VNets one is in then, nobody knows. */
export function inSeveral({ network, at }: World, address: Address): Hop | null {
  const [subnet, ...more] = linksAt(network, address);
  if (subnet === undefined || more.length === 0) return null;
  const names = inWords([subnet, ...more].map(({ name }) => name));
  return unknown('sdn', `${address} is in ${names}: which of them is meant is not stated`, at(subnet));
}

/** Out of the VNets that the sender is in: one gateway may do what the others cannot. */
function leaving(world: World, { sender }: Flow, address: Address): Hop {
  const own = sdnOf(world, ofFamily(sender.addresses, address.family));
  const gateway = own.find((one) => one.gateway !== null);
  if (gateway?.gateway != null) {
    const text = `whether gateway ${gateway.gateway} of VNet ${gateway.name} leads to ${address} is not stated`;
    return unknown('sdn', text, world.at(gateway));
  }
  const open = own.find((one) => !isClosed(world.network, one));
  if (open !== undefined) {
    const text = `which router of VLAN ${open.name} leads to ${address} is not stated`;
    return unknown('sdn', text, world.at(open));
  }
  const [first] = own;
  const text = `VNet ${first?.name ?? ''} has no gateway: nothing leads from it to ${address}`;
  return deny('sdn', text, first === undefined ? null : world.at(first));
}

/** The VNets' subnets that some of the addresses are in. */
export function sdnOf({ network }: World, addresses: IntervalSet): readonly Subnet[] {
  return network.subnets.filter(({ space, cidr }) => space === 'sdn' && addresses.overlaps(cidr.interval));
}
