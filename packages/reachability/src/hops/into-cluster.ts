import type { Cidr } from '@netloom/addresses';
import type { Flow } from '../flow.ts';
import { deny, type Hop } from '../hop.ts';
import { notGloballyReachable } from '../special-purpose.ts';
import type { Place } from '../start.ts';
import type { World } from '../world/prepare.ts';
import { noWayInto } from './routing.ts';
import { tailnetCidrHops } from './tailnet.ts';

export interface Inside {
  readonly place: Place;
  readonly space: 'services' | 'pods';
  readonly what: string;
  readonly inside: (flow: Flow) => Iterable<Hop>;
}

/** To a Service or pods whose addresses nobody knows in advance: the way is one into their whole CIDR. */
export function* intoClusterHops(world: World, flow: Flow, to: Inside): Generator<Hop> {
  const { place, space, what, inside } = to;
  if (place === 'pod' || place === 'node') {
    yield* inside(flow);
    return;
  }
  const subnet = world.network.subnets.find((one) => one.space === space && one.cidr.family === flow.family);
  if (subnet === undefined) throw new Error(`a cluster without ${space}`);
  if (place === 'tailnet') {
    const router = yield* tailnetCidrHops(world, flow, subnet.cidr);
    if (router !== null) yield* inside(router);
    return;
  }
  const reason = place === 'internet' ? reasonOf(subnet.cidr) : null;
  if (reason !== null) {
    const text = `${what} has an address in ${subnet.cidr}, which is ${reason}: nobody on the internet has a route to it`;
    yield deny('internet', text, world.at(subnet));
    return;
  }
  yield noWayInto(world, { label: flow.sender.label, what, subnet });
}

function reasonOf(cidr: Cidr): string | null {
  return notGloballyReachable(cidr.first);
}
