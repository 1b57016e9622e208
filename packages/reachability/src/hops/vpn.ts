import type { Address } from '@netloom/addresses';
import { addressesOf, isAtRouter, printEndpoint, type Vpn } from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import { allow, deny, unknown, unknownNextHop, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { intervalOfAddress } from '../sender.ts';
import { isLoadBalanced } from './load-balancer.ts';
import { noRouteHop } from './routing.ts';
import { betweenSegmentsHop } from './segments.ts';

/** From a peer of a VPN through its endpoint, which passes on what the routes name. */
export function* vpnHops(index: NetworkIndex, flow: Flow, address: Address): Generator<Hop, Flow | null> {
  const vpn = vpnOf(index, flow);
  if (vpn.ranges.some((range) => range.contains(address))) {
    yield unknown('vpn', `which peer of VPN "${vpn.name}" has ${address} is not stated`, index.at(vpn));
    return null;
  }
  const { ledger } = index.facts;
  const route = vpn.routes.find((one) => addressesOf(one, ledger).covers(intervalOfAddress(address)));
  if (route === undefined) {
    const routes = vpn.routes.map(printEndpoint).join(', ');
    const text = `peers of VPN "${vpn.name}" send only ${routes} through it, and ${address} is not in there`;
    yield deny('vpn', text, index.at(vpn.routes));
    return null;
  }
  const through = printEndpoint(vpn.endpoint);
  const text = `peers of VPN "${vpn.name}" send ${address} to ${through}, by the route ${printEndpoint(route)}`;
  yield allow('vpn', text, index.at(route));
  return yield* behindEndpoint(index, flow, { vpn, address });
}

function* behindEndpoint(
  index: NetworkIndex,
  flow: Flow,
  { vpn, address }: { readonly vpn: Vpn; readonly address: Address },
): Generator<Hop, Flow | null> {
  const subnet = index.addresses().subnetOf(address);
  if (subnet?.space !== 'lan' && !isLoadBalanced(index, flow, address)) {
    if (subnet === null) {
      yield unknown(
        'vpn',
        `${address} is in no subnet of this network, beyond ${printEndpoint(vpn.endpoint)}`,
        null,
      );
    } else {
      yield noRouteHop(index, { label: flow.sender.label, what: address.toString(), subnet });
    }
    return null;
  }
  // replies go to the router by themselves.
  if (!isAtRouter(index.network, vpn.endpoint)) {
    const through = printEndpoint(vpn.endpoint);
    const back = `whether ${through} hides peers behind its own address, or ${address} has a route back to them, is not stated`;
    // behind its own address other rows of a firewall may match
    yield unknownNextHop('vpn', back, index.at(vpn.endpoint));
  } else if (subnet !== null && isFiltered(index, flow)) {
    yield betweenSegmentsHop(index, flow, { address, subnet });
  }
  return flow;
}

/** Rows of the router that speak of the VPN decide, beside its routes. */
function isFiltered({ network, facts }: NetworkIndex, { sender }: Flow): boolean {
  return (network.routing?.allows ?? []).some(
    ({ from }) =>
      from.kind !== 'zone' && !addressesOf(from, facts.ledger).intersect(sender.addresses).isEmpty,
  );
}

function vpnOf({ network }: NetworkIndex, { sender }: Flow): Vpn {
  const found = network.vpns.find(({ ranges }) =>
    ranges.some(({ interval }) => sender.addresses.overlaps(interval)),
  );
  if (found === undefined) throw new Error(`${sender.label} is a peer of no VPN`);
  return found;
}
