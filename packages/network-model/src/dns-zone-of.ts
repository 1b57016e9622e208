import { isUnder } from './host-names.ts';
import type { DnsZone, Network } from './network.ts';

/** The zone that a name belongs to: the longest that holds it; null where none does. */
export function dnsZoneOf({ dns }: Pick<Network, 'dns'>, name: string): DnsZone | null {
  const holding = (dns?.zones ?? []).filter((zone) => isUnder(name, zone.name));
  return holding.reduce<DnsZone | null>(
    (longest, zone) => (longest === null || zone.name.length > longest.name.length ? zone : longest),
    null,
  );
}
