import { intervalOf, type Interval } from '@netloom/addresses';
import type { Source, Span } from '@netloom/diagnostics';
import { parseAddresses, parseTarget } from '@netloom/network-model';
import { writtenSpan, type ScalarPlace } from '../document/scalar-places.ts';

/** Addresses where they are written: one, a CIDR or a range. */
export interface AddressPlace {
  readonly path: string;
  readonly interval: Interval;
  /** Of the addresses alone. */
  readonly span: Span;
}

/** Places that give addresses to what they are in; the others name addresses that something has. */
const HOLDING =
  /(?:^|\.)(?:address6?|sdnAddress6?|gateway6?|cidr6?|addresses\[\]|range6?|(?:pod|service)Cidr6?|clusterDns6?)$/;

/** Of what asks for addresses of a pool, and of what states who has them: the pool is what holds them. */
const ASKING = /^(?:ingress|ingresses\[\]|services\[\]\.expose\[\]|loadBalancer\.(?:bgp|allocations).*)\./;

export function addressPlace(source: Source, { path, scalar }: ScalarPlace): AddressPlace | null {
  if (typeof scalar.value !== 'string') return null;
  const span = writtenSpan(source, scalar);
  if (span === null) return null;
  const text = scalar.value;
  // the quick look first: most texts of a file are no addresses
  if (!/^[0-9a-f]*[.:]/i.test(text)) return targetPlace(text, { path, span });
  const block = parseAddresses(text);
  return block.ok ? { path, span, interval: intervalOf(block.value) } : targetPlace(text, { path, span });
}

function targetPlace(text: string, { path, span }: Pick<AddressPlace, 'path' | 'span'>): AddressPlace | null {
  if (!text.includes('://')) return null;
  const target = parseTarget(text);
  if (!target.ok || target.value.kind !== 'port' || typeof target.value.host === 'string') return null;
  const [, host = ''] = /:\/\/\[?([^\]/]*?)\]?(?::\d+)?$/.exec(text) ?? [];
  const start = span.start + text.indexOf(host, text.indexOf('://'));
  return { path, span: { start, end: start + host.length }, interval: intervalOf(target.value.host) };
}

/** The places that hold the addresses: exactly these, else the smallest blocks around them. */
export function holdersOf(interval: Interval, places: readonly AddressPlace[]): readonly AddressPlace[] {
  const holders = places.filter(
    (place) => HOLDING.test(place.path) && !ASKING.test(place.path) && contains(place.interval, interval),
  );
  const least = holders.reduce<bigint | null>(
    (size, place) => (size === null || sizeOf(place.interval) < size ? sizeOf(place.interval) : size),
    null,
  );
  return holders.filter((place) => sizeOf(place.interval) === least);
}

/** The places that name exactly these addresses. */
export function usesOfAddresses(
  interval: Interval,
  places: readonly AddressPlace[],
): readonly AddressPlace[] {
  return places.filter(
    (place) => contains(place.interval, interval) && sizeOf(place.interval) === sizeOf(interval),
  );
}

function contains(outer: Interval, inner: Interval): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

function sizeOf({ first, last }: Interval): bigint {
  return last - first;
}
