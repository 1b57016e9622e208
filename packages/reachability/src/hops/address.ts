import { IntervalSet, type Address } from '@netloom/addresses';
import type { Flow } from '../flow.ts';
import { deny, type Hop } from '../hop.ts';
import { ofFamily } from '../sender.ts';
import type { Place } from '../start.ts';
import type { World } from '../world/prepare.ts';
import { fromInternet } from './from-internet.ts';
import { fromLan } from './from-lan.ts';
import { fromNode, fromPod } from './from-node.ts';
import { fromSdn, sdnOf } from './from-sdn.ts';
import { tailnetHops } from './tailnet.ts';

/** What a packet walks to an address, from the network that it is in. */
export function addressHops(
  world: World,
  flow: Flow,
  { place, address }: { readonly place: Place; readonly address: Address },
): Iterable<Hop> {
  if (ofFamily(flow.sender.addresses, address.family).isEmpty) {
    const text = `${flow.sender.label} has no IPv${address.family} address to reach ${address} from`;
    return [deny(place, text, null)];
  }
  switch (place) {
    case 'internet':
      return fromInternet(world, flow, address);
    case 'lan':
      return isInVNet(world, flow, address) ? fromSdn(world, flow, address) : fromLan(world, flow, address);
    case 'sdn':
      return fromSdn(world, flow, address);
    case 'tailnet':
      return fromTailnet(world, flow, address);
    case 'node':
      return fromNode(world, flow, address);
    case 'pod':
      return fromPod(world, flow, address);
    default:
      return place satisfies never;
  }
}

/** A host of the house may stand in a VNet that is bridged to a VLAN. */
function isInVNet(world: World, { sender }: Flow, { family }: Address): boolean {
  const own = ofFamily(sender.addresses, family);
  const vnets = sdnOf(world, own).map(({ cidr }) => cidr.interval);
  return vnets.length > 0 && own.subtract(IntervalSet.of(vnets)).isEmpty;
}

/** A Connector sends on as the pod that it is. */
function* fromTailnet(world: World, flow: Flow, address: Address): Generator<Hop> {
  const router = yield* tailnetHops(world, flow, address);
  if (router !== null) yield* fromPod(world, router, address);
}
