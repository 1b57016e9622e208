import { parentOf } from '../host-names.ts';
import type { DnsRecord, Network } from '../network.ts';
import { existingNames } from './existing-names.ts';
import { internalNames } from './internal-names.ts';

/** A zone of CoreDNS that answers addresses of internal names itself. A name belongs to the closest zone at or above it. */
export interface InternalZone {
  readonly name: string;
  /** Records of the name itself; none where others answer for it. */
  readonly own: readonly DnsRecord[];
  /** Records of every name below it that no closer zone has; none where others answer for those. */
  readonly below: readonly DnsRecord[];
}

export type InternalZones = ReadonlyMap<string, InternalZone>;

/**
 * A wildcard holds below the closest name that exists, and for no name that exists (RFC 4592). So each name that exists
 * below an internal wildcard is a zone of its own, also where nothing in it is internal: it ends the wildcard.
 */
export function internalZones(network: Network): InternalZones {
  const names = internalNames(network);
  const zones = new Map<string, InternalZone>();
  if (names.size === 0) return zones;
  const existing = [...existingNames(network.records)].filter((name) => !name.startsWith('*.'));
  for (const name of existing.toSorted(shallowFirst)) {
    const zone = { name, own: names.get(name) ?? [], below: names.get(`*.${name}`) ?? [] };
    const above = closestZone(zones, parentOf(name));
    if (zone.own.length > 0 || zone.below.length > 0 || (above !== null && above.below.length > 0)) {
      zones.set(name, zone);
    }
  }
  return zones;
}

/** What CoreDNS answers itself; null where it asks others. */
export function internalAnswer(zones: InternalZones, host: string): readonly DnsRecord[] | null {
  const zone = closestZone(zones, host);
  const records = zone?.name === host ? zone.own : (zone?.below ?? []);
  return records.length === 0 ? null : records;
}

function closestZone(zones: InternalZones, host: string): InternalZone | null {
  for (let name = host; name !== ''; name = parentOf(name)) {
    const zone = zones.get(name);
    if (zone !== undefined) return zone;
  }
  return null;
}

function shallowFirst(one: string, other: string): number {
  const depth = (name: string): number => name.split('.').length;
  return depth(one) - depth(other) || (one < other ? -1 : 1);
}
