import { closest, type Finding, type Origin, type Origins, type Rule } from '@netloom/diagnostics';
import { dnsZoneOf } from '../../dns-zone-of.ts';
import type { NetworkFacts } from '../../facts.ts';
import type { Dns, DnsRecord } from '../../network.ts';
import { recordOrigin } from '../../record-origin.ts';
import { describeFirst } from '../shared/describe.ts';

export const dnsRecordOutsideZone: Rule<NetworkFacts> = {
  code: 'dns-record-outside-zone',
  severity: 'error',
  description: 'Every record lies in the zone that external-dns may change.',
  *check(facts) {
    const { dns, records } = facts.network;
    if (dns === null) return;
    const outside = records.filter(({ name }) => dnsZoneOf(facts.network, name) === null);
    const [first, ...more] = [...Map.groupBy(outside, ({ name }) => name).values()].flatMap(
      ([row]) => row ?? [],
    );
    if (first === undefined) return;
    // where no record lies in it, the zone is what is wrong.
    if (outside.length === records.length && records.length > 1) {
      yield ofZone(dns, [first, ...more], facts);
      return;
    }
    for (const record of [first, ...more]) yield ofRecord(dns, record, facts);
  },
};

function ofZone(dns: Dns, records: readonly DnsRecord[], { origins }: NetworkFacts): Finding {
  return {
    message: `${describeZones(dns)} contain${dns.zones.length === 1 ? 's' : ''} none of the network's records: external-dns creates none of them`,
    at: placeOf(dns, origins),
    related: records.map((record) => ({
      message: `record "${record.name}" is outside`,
      at: origins.of(record, 'name'),
    })),
    help: 'write the zone that the names are in',
  };
}

function ofRecord(dns: Dns, record: DnsRecord, { origins }: NetworkFacts): Finding {
  const meant = closest(
    record.name,
    dns.zones.map(({ name }) => withZone(record.name, name)),
  );
  return {
    message: `record "${record.name}" is outside ${describeZones(dns)}: external-dns does not create it`,
    at: recordOrigin(record, origins),
    related: [
      {
        message: `external-dns manages only ${dns.zones.length === 1 ? 'this zone' : 'these zones'}`,
        at: placeOf(dns, origins),
      },
    ],
    help:
      meant === null
        ? `give it a name in ${dns.zones.map(({ name }) => name).join(' or ')}`
        : `did you mean "${meant}"?`,
  };
}

function describeZones({ zones }: Dns): string {
  return `zone${zones.length === 1 ? '' : 's'} ${describeFirst(zones.map(({ name }) => `"${name}"`))}`;
}

function placeOf({ zones }: Dns, origins: Origins): Origin {
  const [first] = zones;
  return first === undefined || zones.length > 1 ? origins.of(zones) : origins.of(first, 'name');
}

/** The name with as many of its last labels replaced as the zone has: what was meant where they are misspelt. */
export function withZone(name: string, zone: string): string {
  const own = name.split('.').slice(0, -zone.split('.').length);
  return [...own, zone].join('.');
}
