import type { Address, Cidr } from '@netloom/addresses';
import { describeList, printEndpoint, type AdvertisedRoute } from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import { allow, deny, unknown, unknownNextHop, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import type { TailnetRoute } from '../network-index/tailnet-routes.ts';
import { podSender } from '../sender.ts';
import { notGloballyReachable } from '../special-purpose.ts';

/** Tailscale's own MTU. */
const MTU = 1280;

/** Through the router whose route is the longest that holds the address; it forwards with the address of its pod. */
export function* tailnetHops(index: NetworkIndex, flow: Flow, address: Address): Generator<Hop, Flow | null> {
  const found = index.tailnetRoutes().longest(address);
  if (found === null) {
    yield noRouteHop(index, address.toString(), address);
    return null;
  }
  yield* advertisedRouteHops(index, found.value, address.toString());
  return flowFromRouter(index, flow, found.value);
}

/** The same for any address of a whole CIDR. */
export function* tailnetCidrHops(index: NetworkIndex, flow: Flow, cidr: Cidr): Generator<Hop, Flow | null> {
  const found = index.tailnetRoutes().longest(cidr.first);
  if (found?.cidr.contains(cidr) !== true) {
    yield noRouteHop(index, cidr.toString(), cidr.first);
    return null;
  }
  yield* advertisedRouteHops(index, found.value, cidr.toString());
  return flowFromRouter(index, flow, found.value);
}

/** A LAN device that is also in the tailnet uses the more specific route: a note, since nothing is wrong with it. */
export function* narrowerRouteNote(index: NetworkIndex, address: Address): Generator<Hop> {
  const lan = index.addresses().subnetOf(address);
  const found = index.tailnetRoutes().longest(address);
  if (lan === null || found === null || found.cidr.prefix <= lan.cidr.prefix) return;
  const text = `note: a device that is also in the tailnet goes through ${describeConnectors(found.value)}, whose route ${found.cidr} is more specific than ${lan.cidr}`;
  yield allow('tailnet', text, index.at(found.value.cidr));
}

function* advertisedRouteHops(index: NetworkIndex, route: TailnetRoute, what: string): Generator<Hop> {
  const { cidr, connectors, approvedBy } = route;
  const at = index.at(advertisedFor(index, route) ?? cidr);
  const several = connectors.length > 1 || connectors.some(({ replicas }) => replicas > 1);
  const advertised = `${describeConnectors(route)} advertise${connectors.length > 1 ? '' : 's'} ${cidr}, the longest route for ${what}`;
  const standby = several ? '; one carries it, another takes over' : '';
  if (approvedBy.length === 0) {
    // without an approval the next shorter route takes its place.
    yield unknownNextHop('tailnet', `${advertised}; whether it is approved by hand is not stated`, at);
    return;
  }
  const text = `${advertised}, approved for ${describeList(approvedBy)}${standby}; MTU ${MTU}`;
  yield allow('tailnet', text, at);
}

function advertisedFor(
  { network }: NetworkIndex,
  { cidr, connectors }: TailnetRoute,
): AdvertisedRoute['for'] | undefined {
  return network.routes.find(
    (route) => route.cidr.equals(cidr) && connectors.some(({ name }) => name === route.connector),
  )?.for;
}

function flowFromRouter(index: NetworkIndex, flow: Flow, { connectors }: TailnetRoute): Flow {
  const [connector] = connectors;
  const pods = index.workloads().get(`${index.network.tailnet?.namespace ?? ''}/${connector?.name ?? ''}`);
  if (pods === undefined) throw new Error('a route of the tailnet without a Connector');
  return { ...flow, sender: podSender(index, { ...pods, label: `the Connector's pod` }) };
}

function noRouteHop(index: NetworkIndex, what: string, address: Address): Hop {
  const { tailnet, connectors } = index.network;
  const space = index.addresses().subnetOf(address)?.space;
  if (space === 'tailnet') {
    return unknown('tailnet', `which device of the tailnet has ${what} is not stated`, null);
  }
  if (space === undefined && notGloballyReachable(address) === null && !index.addresses().poolOf(address)) {
    return unknown('tailnet', `${what} is on the internet, beyond this network`, null);
  }
  const names = new Set(connectors.flatMap(({ advertise }) => advertise.map(printEndpoint)));
  const has = names.size === 0 ? 'no route at all' : `only ${describeList([...names])}`;
  return deny(
    'tailnet',
    `no Connector advertises a route to ${what}: the tailnet has ${has}`,
    tailnet === null ? null : index.at(connectors.length === 0 ? tailnet : connectors),
  );
}

function describeConnectors({ connectors }: TailnetRoute): string {
  return `Connector${connectors.length > 1 ? 's' : ''} ${describeList(connectors.map(({ name }) => `"${name}"`))}`;
}
