import { dnsZoneOf, isUnder } from '@netloom/network-model';
import { deny, unknown, type Hop } from '../hop.ts';
import type { Absence } from '../network-index/name-index.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { describeRecords } from './describe-records.ts';

/** The zones that the network owns, the narrowest first. */
export function zonesOf({ network }: NetworkIndex): readonly string[] {
  const zones = [
    network.domain,
    ...(network.dns?.zones ?? []).map(({ name }) => name),
    ...network.ingresses.flatMap(({ domain }) => domain ?? []),
  ];
  return [...new Set<string>(zones)].toSorted((one, other) => other.length - one.length);
}

/** The zone of the network that holds a name; null where none does. */
export function zoneOf(index: NetworkIndex, name: string): string | null {
  return zonesOf(index).find((zone) => isUnder(name, zone)) ?? null;
}

/** A name without an address: denied where `dns` manages its zone. */
export function absentNameHop(index: NetworkIndex, name: string): Hop {
  const zone = zoneOf(index, name);
  if (zone === null) return unknown('dns', `${name} is in no zone of this network`, null);
  if (dnsZoneOf(index.network, name) === null) {
    const text = `no record for ${name} is stated, but ${zone} may have others: no \`dns\` manages the zone`;
    return unknown('dns', text, null);
  }
  return absenceHop(index, { name, zone, absence: index.names().whyAbsent(name) });
}

function absenceHop(
  index: NetworkIndex,
  { name, zone, absence }: { readonly name: string; readonly zone: string; readonly absence: Absence },
): Hop {
  const owned = dnsZoneOf(index.network, name);
  const none = `${zone} has no record for ${name}`;
  const at = owned === null ? null : index.at(owned);
  switch (absence.why) {
    case 'other-type': {
      const { text, at: record } = describeRecords(index, { name, records: absence.found.records });
      return deny('dns', `${text}: no address, and no wildcard applies`, record);
    }
    case 'wildcard-stopped': {
      const { by, wildcard } = absence;
      return deny('dns', `${none}, and ${wildcard.name} does not apply, since ${by} exists`, at);
    }
    case 'no-record':
      return deny('dns', none, at);
    default:
      return absence satisfies never;
  }
}
