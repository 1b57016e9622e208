import { IntervalSet, type Address } from '@netloom/addresses';
import {
  addressesOf,
  hasSegments,
  printEndpoint,
  segmentSubnets,
  type Routing,
  type Subnet,
} from '@netloom/network-model';
import { describePort, type Flow } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { addressesOfFamily, intervalOfAddress } from '../sender.ts';
import { describeRouter } from './routing.ts';

/** Whether a sender is on the link of a subnet, by one of its addresses. */
export function isInSegment({ network }: NetworkIndex, { sender }: Flow, { cidr }: Subnet): boolean {
  if (!hasSegments(network)) return true;
  return addressesOfFamily(sender.addresses, cidr.family).overlaps(cidr.interval);
}

/** From one segment to another, by the router. */
export function betweenSegmentsHop(
  index: NetworkIndex,
  flow: Flow,
  { address, subnet }: { readonly address: Address; readonly subnet: Subnet },
): Hop {
  const router = describeRouter(index);
  const { routing } = index.network;
  const where = `${address} is in segment ${subnet.name} ${subnet.cidr}`;
  const unrouted = unroutedSegment(index, flow, subnet);
  if (unrouted !== null) {
    const text = `${where}: segment ${unrouted.name} has no gateway, so that nothing is routed there`;
    return deny('lan', text, index.at(unrouted));
  }
  if (routing === null) {
    const text = `${where}: whether ${router} lets ${flow.sender.label} reach it is not stated (routing)`;
    return unknown('lan', text, index.at(subnet));
  }
  if (routing.between === 'open') {
    const text = `${where}: ${router} lets every segment reach the others`;
    return allow('lan', text, index.at(routing));
  }
  return statedHop(index, flow, { address, where, router, routing });
}

/** A segment at one of the ends that no router has an address in; a sender in several may use another. */
function unroutedSegment({ network }: NetworkIndex, { sender }: Flow, target: Subnet): Subnet | null {
  const segments = segmentSubnets(network);
  const routed = new Set(segments.filter(({ gateway }) => gateway !== null).map(({ name }) => name));
  if (!routed.has(target.name)) return target;
  const own = segments.filter(({ cidr }) => sender.addresses.overlaps(cidr.interval));
  return own.some(({ name }) => routed.has(name)) ? null : (own[0] ?? null);
}

/** Whether the rows together let every address of the sender pass, none of them, or some. */
function statedHop(
  index: NetworkIndex,
  flow: Flow,
  to: {
    readonly address: Address;
    readonly where: string;
    readonly router: string;
    readonly routing: Routing;
  },
): Hop {
  const { address, where, router, routing } = to;
  const { ledger } = index.facts;
  const sender = addressesOfFamily(flow.sender.addresses, flow.family);
  const open = routing.allows.filter(
    (row) => passesPort(row, flow) && addressesOf(row.to, ledger).covers(intervalOfAddress(address)),
  );
  const sources = open.map((row) => ({ row, from: addressesOf(row.from, ledger) }));
  const passing = sources.filter(({ from }) => !from.intersect(sender).isEmpty);
  const [first] = passing;
  const what = `${flow.sender.label} reach it on ${describePort(flow)}`;
  if (first === undefined) {
    return deny('lan', `${where}: no row of routing.allows lets ${what}`, index.at(routing));
  }
  const covered = IntervalSet.of(passing.flatMap(({ from }) => from.intervals));
  const row = `${printEndpoint(first.row.from)} to ${printEndpoint(first.row.to)}`;
  return sender.intervals.every((interval) => covered.covers(interval))
    ? allow('lan', `${where}: ${router} lets ${what} (${row})`, index.at(first.row))
    : unknown('lan', `${where}: ${router} lets only a part of ${what} (${row})`, index.at(first.row));
}

function passesPort(
  { ports }: Routing['allows'][number],
  { port, protocol }: Pick<Flow, 'port' | 'protocol'>,
): boolean {
  if (ports.length === 0) return true;
  return ports.some(
    (range) => range.protocol === protocol && (port === null || (range.first <= port && port <= range.last)),
  );
}
