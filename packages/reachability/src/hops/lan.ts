import { IntervalSet, type Address } from '@netloom/addresses';
import { hasSegments, type Subnet } from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import { allow, unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { notGloballyReachable } from '../special-purpose.ts';
import { directAnswerHops } from './direct-answer.ts';
import { isLoadBalanced } from './load-balancer.ts';
import { noRouteHop, describeRouter } from './routing.ts';
import { betweenSegmentsHop, isInSegment } from './segments.ts';
import { narrowerRouteNote } from './tailnet.ts';

/** Addresses on the link are resolved by ARP; all others go to the router. */
export function* lanHops(index: NetworkIndex, flow: Flow, address: Address): Generator<Hop, Flow | null> {
  const subnet = index.addresses().subnetOf(address);
  const place = subnet?.space ?? null;
  if (subnet?.space === 'lan' && !isInSegment(index, flow, subnet)) {
    yield betweenSegmentsHop(index, flow, { address, subnet });
    yield* directAnswerHops(index, flow, { address, subnet });
    return flow;
  }
  if (place === 'lan' || isLoadBalanced(index, flow, address)) {
    const text =
      place === 'lan'
        ? `${address} is in ${subnet?.name ?? ''} ${subnet?.cidr.toString() ?? ''}: ${flow.sender.label} resolves it by ${address.family === 4 ? 'ARP' : 'NDP'}`
        : `${address} is in no subnet of the LAN: ${flow.sender.label} sends it to ${describeRouter(index)}`;
    yield allow('lan', text, subnet === null ? null : index.at(subnet.cidr));
    yield* narrowerRouteNote(index, address);
    return subnet?.space === 'lan' ? fromLink(index, flow, subnet) : flow;
  }
  if (subnet === null) {
    const special = notGloballyReachable(address);
    const text =
      special === null
        ? `${address} is on the internet, beyond ${describeRouter(index)}`
        : `${address} is in no subnet of this network; whether ${describeRouter(index)} has a route to it is not stated`;
    yield unknown('lan', text, null);
    return null;
  }
  yield noRouteHop(index, { label: flow.sender.label, what: address.toString(), subnet });
  return null;
}

/** A machine with addresses in several segments sends from that of the link. */
function fromLink({ network }: NetworkIndex, flow: Flow, { cidr }: Subnet): Flow {
  const { sender } = flow;
  if (sender.kind !== 'outside' || !hasSegments(network)) return flow;
  return {
    ...flow,
    sender: { ...sender, addresses: sender.addresses.intersect(IntervalSet.of([cidr.interval])) },
  };
}
