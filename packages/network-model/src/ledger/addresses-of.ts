import { IntervalSet, type Interval } from '@netloom/addresses';
import { printEndpoint, type Endpoint, type ZoneName } from '../endpoint.ts';
import { ingressOwner } from '../ingress-of.ts';
import type { AddressClaim, Purpose } from './claim.ts';
import type { Ledger } from './ledger.ts';

const EVERYTHING = IntervalSet.of([
  { family: 4, first: 0n, last: (1n << 32n) - 1n },
  { family: 6, first: 0n, last: (1n << 128n) - 1n },
]);

/** What an owner holds without being reached there. */
const OF_OTHERS: ReadonlySet<Purpose> = new Set(['node-pods', 'allocation', 'kubernetes']);

/** The addresses that an endpoint means, read from the ledger; none for pods and services, whose addresses come and go. */
export function addressesOf(endpoint: Endpoint, ledger: Ledger): IntervalSet {
  switch (endpoint.kind) {
    case 'literal':
      return IntervalSet.of([endpoint.addresses.interval]);
    case 'zone':
      return ofZone(endpoint.zone, ledger);
    case 'named': {
      if (endpoint.what === 'segment') return ofSegment(endpoint.name, ledger);
      const owner = endpoint.what === 'ingress' ? ingressOwner(endpoint.name) : printEndpoint(endpoint);
      return claimed(ledger, (claim) => claim.owner === owner && !OF_OTHERS.has(claim.purpose));
    }
    default:
      return endpoint satisfies never;
  }
}

/** Of each ledger, the zones that were asked for. */
const zonesOf = new WeakMap<Ledger, Map<ZoneName, IntervalSet>>();

function ofZone(zone: ZoneName, ledger: Ledger): IntervalSet {
  const zones = zonesOf.get(ledger) ?? new Map<ZoneName, IntervalSet>();
  const addresses = zones.get(zone) ?? findZone(zone, ledger);
  zonesOf.set(ledger, zones.set(zone, addresses));
  return addresses;
}

function findZone(zone: ZoneName, ledger: Ledger): IntervalSet {
  switch (zone) {
    case 'any':
      return EVERYTHING;
    case 'internet':
      return EVERYTHING.subtract(
        claimed(ledger, ({ purpose }) => purpose === 'subnet' || purpose === 'pool'),
      );
    case 'lan':
      return ledger.lan;
    case 'segments':
      return claimed(ledger, ({ space, purpose }) => purpose === 'subnet' && space === 'lan');
    case 'sdn':
    case 'pods':
    case 'services':
    case 'tailnet':
      return claimed(ledger, ({ space, purpose }) => purpose === 'subnet' && space === zone);
    case 'nodes':
      // one of them has the address of the API.
      return claimed(ledger, ({ purpose }) => purpose === 'node' || purpose === 'api');
    case 'proxmox':
      return claimed(ledger, ({ purpose }) => purpose === 'proxmox');
    case 'pools':
      return claimed(ledger, ({ purpose }) => purpose === 'pool');
    default:
      return zone satisfies never;
  }
}

function ofSegment(name: string, ledger: Ledger): IntervalSet {
  return claimed(
    ledger,
    ({ owner, space, purpose }) => owner === `subnet:${name}` && space === 'lan' && purpose === 'subnet',
  );
}

function claimed(ledger: Ledger, matches: (claim: AddressClaim) => boolean): IntervalSet {
  const intervals = ledger.claims.flatMap((claim): readonly Interval[] =>
    claim.kind === 'addresses' && matches(claim) ? [claim.interval] : [],
  );
  return IntervalSet.of(intervals);
}
