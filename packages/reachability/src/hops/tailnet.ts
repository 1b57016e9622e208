import type { Address, Cidr } from '@netloom/addresses';
import { inWords, printEndpoint, type AdvertisedRoute } from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import { allow, deny, unknown, unknownWay, type Hop } from '../hop.ts';
import { podSender } from '../sender.ts';
import { notGloballyReachable } from '../special-purpose.ts';
import type { World } from '../world/prepare.ts';
import type { TailnetRoute } from '../world/tailnet-routes.ts';

/** Tailscale's own limit for each packet. */
const MTU = 1280;

/** Through the router whose route is the longest that holds the address; it sends on as the pod that it is. */
export function* tailnetHops(world: World, flow: Flow, address: Address): Generator<Hop, Flow | null> {
  const found = world.tailnetRoutes().longest(address);
  if (found === null) {
    yield withoutRoute(world, address.toString(), address);
    return null;
  }
  yield* routeHops(world, found.value, address.toString());
  return throughRouter(world, flow, found.value);
}

/** The same for a whole CIDR of which nobody knows in advance which address is asked for. */
export function* tailnetCidrHops(world: World, flow: Flow, cidr: Cidr): Generator<Hop, Flow | null> {
  const found = world.tailnetRoutes().longest(cidr.first);
  if (found?.cidr.contains(cidr) !== true) {
    yield withoutRoute(world, cidr.toString(), cidr.first);
    return null;
  }
  yield* routeHops(world, found.value, cidr.toString());
  return throughRouter(world, flow, found.value);
}

/** A device on the LAN that is in the tailnet, too, takes the narrower route: told, since nothing is wrong with it. */
export function* tailnetNote(world: World, address: Address): Generator<Hop> {
  const lan = world.addresses().subnetOf(address);
  const found = world.tailnetRoutes().longest(address);
  if (lan === null || found === null || found.cidr.prefix <= lan.cidr.prefix) return;
  const text = `note: a device that is in the tailnet, too, goes through ${routersOf(found.value)}, whose route ${found.cidr} is narrower than ${lan.cidr}`;
  yield allow('tailnet', text, world.at(found.value.cidr));
}

function* routeHops(world: World, route: TailnetRoute, what: string): Generator<Hop> {
  const { cidr, connectors, approvedBy } = route;
  const at = world.at(statedBy(world, route) ?? cidr);
  const several = connectors.length > 1 || connectors.some(({ replicas }) => replicas > 1);
  const said = `${routersOf(route)} advertise${connectors.length > 1 ? '' : 's'} ${cidr}, the longest route for ${what}`;
  const standby = several ? '; one carries it, another takes over' : '';
  if (approvedBy.length === 0) {
    // Without an approval the next shorter route takes its place.
    yield unknownWay('tailnet', `${said}; whether a person has approved it is not stated`, at);
    return;
  }
  const text = `${said}, approved for ${inWords(approvedBy)}${standby}; at most ${MTU} bytes at once`;
  yield allow('tailnet', text, at);
}

function statedBy(
  { network }: World,
  { cidr, connectors }: TailnetRoute,
): AdvertisedRoute['for'] | undefined {
  return network.routes.find(
    (route) => route.cidr.equals(cidr) && connectors.some(({ name }) => name === route.connector),
  )?.for;
}

function throughRouter(world: World, flow: Flow, { connectors }: TailnetRoute): Flow {
  const [connector] = connectors;
  const pods = world.workloads().get(`${world.network.tailnet?.namespace ?? ''}/${connector?.name ?? ''}`);
  if (pods === undefined) throw new Error('a route of the tailnet without a Connector');
  return { ...flow, sender: podSender(world, { ...pods, label: `the Connector's pod` }) };
}

function withoutRoute(world: World, what: string, address: Address): Hop {
  const { tailnet, connectors } = world.network;
  const space = world.addresses().subnetOf(address)?.space;
  if (space === 'tailnet')
    return unknown('tailnet', `which device of the tailnet has ${what} is not stated`, null);
  if (space === undefined && notGloballyReachable(address) === null && !world.addresses().poolOf(address)) {
    return unknown('tailnet', `${what} is on the internet, beyond this network`, null);
  }
  const names = new Set(connectors.flatMap(({ advertise }) => advertise.map(printEndpoint)));
  const has = names.size === 0 ? 'no route at all' : `only ${inWords([...names])}`;
  return deny(
    'tailnet',
    `no Connector advertises a route to ${what}: the tailnet has ${has}`,
    tailnet === null ? null : world.at(connectors.length === 0 ? tailnet : connectors),
  );
}

function routersOf({ connectors }: TailnetRoute): string {
  return `Connector${connectors.length > 1 ? 's' : ''} ${inWords(connectors.map(({ name }) => `"${name}"`))}`;
}
