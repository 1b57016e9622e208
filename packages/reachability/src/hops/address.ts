import type { Address } from '@netloom/addresses';
import type { Flow } from '../flow.ts';
import { deny, type Hop } from '../hop.ts';
import { ofFamily } from '../sender.ts';
import type { Place } from '../start.ts';
import type { World } from '../world/prepare.ts';
import { fromInternet } from './from-internet.ts';
import { fromLan } from './from-lan.ts';
import { fromNode, fromPod } from './from-node.ts';
import { fromSdn } from './from-sdn.ts';
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
      return fromLan(world, flow, address);
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

/** A Connector sends on as the pod that it is. */
function* fromTailnet(world: World, flow: Flow, address: Address): Generator<Hop> {
  const router = yield* tailnetHops(world, flow, address);
  if (router !== null) yield* fromPod(world, router, address);
}
