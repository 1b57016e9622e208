import { isUnder } from '@netloom/network-model';
import { deny, unknown, type Hop } from '../hop.ts';
import type { Absence } from '../world/name-index.ts';
import type { World } from '../world/prepare.ts';
import { recordsInWords } from './records-in-words.ts';

/** The zones that the network owns, the narrowest first. */
export function zonesOf({ network }: World): readonly string[] {
  const zones = [network.domain, network.dns?.zone, network.ingress?.domain].filter(
    (zone) => zone !== undefined,
  );
  return [...new Set<string>(zones)].toSorted((one, other) => other.length - one.length);
}

/** The zone of the network that holds a name; null where none does. */
export function zoneOf(world: World, name: string): string | null {
  return zonesOf(world).find((zone) => isUnder(name, zone)) ?? null;
}

/** A name without an address: denied where the zone is known, and every name server would say the same. */
export function absent(world: World, name: string): Hop {
  const { dns } = world.network;
  const zone = zoneOf(world, name);
  if (zone === null) return unknown('dns', `${name} is in no zone of this network`, null);
  if (dns === null || !isUnder(name, dns.zone)) {
    const text = `no record here names ${name}, but which records ${zone} has is not stated: no \`dns\` manages it`;
    return unknown('dns', text, null);
  }
  return reasonOf(world, { name, zone, absence: world.names().absenceOf(name) });
}

function reasonOf(
  world: World,
  { name, zone, absence }: { readonly name: string; readonly zone: string; readonly absence: Absence },
): Hop {
  const { dns } = world.network;
  const none = `no record of ${zone} names ${name}`;
  const at = dns === null ? null : world.at(dns);
  switch (absence.why) {
    case 'other-type': {
      const { text, at: record } = recordsInWords(world, { name, records: absence.found.records });
      return deny('dns', `${text}: no address, and no wildcard answers for it`, record);
    }
    case 'wildcard-stopped': {
      const { by, wildcard } = absence;
      return deny('dns', `${none}, and ${wildcard.name} does not answer for it, since ${by} exists`, at);
    }
    case 'no-record':
      return deny('dns', none, at);
    default:
      return absence satisfies never;
  }
}
