import type { Address } from '@netloom/addresses';
import {
  describeSources,
  forwardAddresses,
  forwardsOn,
  isAtRouter,
  printForwardTarget,
  printPorts,
  type Forward,
} from '@netloom/network-model';
import { describePort, type Flow } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import type { Segment } from '../sources/source.ts';
import { hairpinHops } from './hairpin.ts';
import { internetEgressHops } from './policy.ts';
import { coverageOf } from './public-sources.ts';
import { describeRouter, noRouteHop } from './routing.ts';

/** A flow that continues at an address at home. */
export interface Forwarded {
  readonly flow: Flow;
  readonly address: Address;
}

/** Whether an address is the fixed one that the router has on the internet. */
export function isPublicAddress({ network }: NetworkIndex, address: Address): boolean {
  return network.publicWay?.address?.equals(address) === true;
}

/** To the public address, from wherever the packet starts: the router forwards its port, or nothing does. */
export function* publicWayHops(
  index: NetworkIndex,
  flow: Flow,
  segment: Segment,
): Generator<Hop, readonly Forwarded[]> {
  const own = ownPortHop(index, flow);
  if (own !== null) {
    // what the router answers itself it sends back to nobody.
    if (segment === 'pod') yield* internetEgressHops(index, flow, "the router's public address");
    yield own;
    return [];
  }
  const outside = segment === 'internet' ? flow : yield* hairpinHops(index, flow, segment);
  if (outside === null) return [];
  const forward = yield* forwardHops(index, outside, segment);
  if (forward === null) return [];
  const restricted = restrictedHop(index, outside, { forward, segment });
  if (restricted !== null) yield restricted;
  const port = insidePort(forward, outside);
  const addresses = forwardAddresses(index.network, forward);
  if (addresses.length === 0) {
    const text = `which address ${printForwardTarget(forward.to)} has, that the router forwards to, is not known`;
    yield unknown('internet', text, index.at(forward));
    return [];
  }
  const to = `${addresses.join(' or ')} on ${describePort({ port, protocol: flow.protocol })}`;
  const text = `${describeRouter(index)} forwards ${describePort(outside)} to ${printForwardTarget(forward.to)}, ${to}`;
  yield addresses.length === 1
    ? allow('internet', text, index.at(forward))
    : unknown('internet', `${text}: which of them is not stated`, index.at(forward));
  const [address] = addresses;
  const subnet = address === undefined ? null : index.addresses().subnetOf(address);
  if (address !== undefined && subnet?.space === 'sdn') {
    yield noRouteHop(index, { label: describeRouter(index), what: address.toString(), subnet });
    return [];
  }
  return addresses.slice(0, 1).map((one) => ({ flow: { ...outside, port, family: 4 }, address: one }));
}

/** Of a port that the router answers itself: by a row that leads to it, or for a VPN whose port no row takes. */
function ownPortHop(index: NetworkIndex, flow: Flow): Hop | null {
  const { network, at } = index;
  const { port, protocol } = flow;
  if (port === null) return null;
  const [forward, ...others] = forwardsOn(network, { port, protocol });
  const answers = `${describeRouter(index)} answers ${describePort(flow)} itself`;
  const vpn = network.vpns.find(
    (one) => protocol === 'udp' && one.port === port && isAtRouter(network, one.endpoint),
  );
  if (forward === undefined) {
    return vpn === undefined ? null : allow('internet', `${answers}: VPN "${vpn.name}" ends there`, at(vpn));
  }
  if (others.length > 0 || !isAtRouter(network, forward.to)) return null;
  const by = vpn === undefined ? '; what listens there is not stated' : `: VPN "${vpn.name}" ends there`;
  return allow('internet', `${answers}${by}`, at(forward));
}

/** A row for some clients; null where it is for all that the sender may be. What hairpin NAT does with it routers differ in. */
function restrictedHop(
  index: NetworkIndex,
  flow: Flow,
  { forward, segment }: { readonly forward: Forward; readonly segment: Segment },
): Hop | null {
  const { from } = forward;
  if (from.length === 0) return null;
  const router = describeRouter(index);
  const only = `${router} forwards ${printPorts(forward.port)} for ${describeSources(from)} only`;
  if (segment !== 'internet') {
    const text = `${only}: whether that lets ${flow.sender.label} pass is not stated`;
    return unknown('internet', text, index.at(forward));
  }
  const coverage = coverageOf(from, flow);
  return coverage === 'all'
    ? allow('internet', `${only}, which ${flow.sender.label} is`, index.at(forward))
    : unknown('internet', `${only}, which is a part of ${flow.sender.label}`, index.at(forward));
}

/** The row that forwards the port of a flow; null where the path ends at the router. */
function* forwardHops(index: NetworkIndex, flow: Flow, segment: Segment): Generator<Hop, Forward | null> {
  const { network, at } = index;
  const router = describeRouter(index);
  const { port, protocol } = flow;
  const what = describePort(flow);
  if (network.forwards.length === 0) {
    yield unknown('internet', `whether ${router} forwards ${what} is not stated (routing.forwards)`, null);
    return null;
  }
  if (port === null) {
    const text = `what ${router} forwards depends on the port, which is not stated`;
    yield unknown('internet', text, at(network.forwards));
    return null;
  }
  const all = forwardsOn(network, { port, protocol });
  const [forward, ...others] = all.filter(
    ({ from }) => segment !== 'internet' || coverageOf(from, flow) !== 'none',
  );
  const [excluding] = all;
  if (forward !== undefined && others.length === 0) return forward;
  if (forward === undefined && excluding !== undefined) {
    const text = `${router} forwards ${what} for ${describeSources(all.flatMap(({ from }) => from))} only, which ${flow.sender.label} is not`;
    yield deny('internet', text, at(excluding));
    return null;
  }
  if (forward !== undefined) {
    const text = `${router} has several rows that forward ${what}: which of them counts is not known`;
    yield unknown('internet', text, at(forward));
    return null;
  }
  // what is asked for is a service of the network, which the router itself is not.
  const isService = flow.request !== null && index.exposures().has(flow.request.host);
  yield isService
    ? deny('internet', `no row of routing.forwards lets ${router} forward ${what}`, at(network.forwards))
    : unknown(
        'internet',
        `${router} does not forward ${what}: whether it answers there itself is not stated`,
        at(network.forwards),
      );
  return null;
}

function insidePort({ port: { first }, targetPort }: Forward, { port }: Flow): number {
  return targetPort + (port ?? first) - first;
}

/**
 * A forward that leads to an address at home, which has no route from the internet itself: whoever connects to the public
 * address arrives there, whatever name or address the question has.
 */
export function* byForwardHops(
  index: NetworkIndex,
  flow: Flow,
  address: Address,
): Generator<Hop, Flow | null> {
  const { network, at } = index;
  for (const forward of network.forwards) {
    const { port, targetPort } = forward;
    const last = targetPort + port.last - port.first;
    const passes =
      port.protocol === flow.protocol &&
      (flow.port === null || (targetPort <= flow.port && flow.port <= last));
    if (!passes || !forwardAddresses(network, forward).some((one) => one.equals(address))) continue;
    if (coverageOf(forward.from, flow) === 'none') continue;
    const text = `${address} is not routed on the internet, but ${describeRouter(index)} forwards ${printPorts(port)} of its public address to it`;
    yield allow('internet', text, at(forward));
    const restricted = restrictedHop(index, flow, { forward, segment: 'internet' });
    if (restricted !== null) yield restricted;
    return { ...flow, port: flow.port ?? targetPort };
  }
  return null;
}
