import { closest, type Finding, type Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { isUnder } from '../../host-names.ts';
import type { Dns, DnsRecord } from '../../network.ts';

export const dnsRecordOutsideZone: Rule<NetworkFacts> = {
  code: 'dns-record-outside-zone',
  severity: 'error',
  description: 'Every record lies in the zone that external-dns may change.',
  *check(facts) {
    const { dns, records } = facts.network;
    if (dns === null) return;
    const outside = records.filter(({ name }) => !isUnder(name, dns.zone));
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
    message: `zone "${dns.zone}" contains none of the network's records: external-dns creates none of them`,
    at: origins.of(dns, 'zone'),
    related: records.map((record) => ({
      message: `record "${record.name}" is outside`,
      at: origins.of(record, 'name'),
    })),
    help: 'write the zone that the names are in',
  };
}

function ofRecord(dns: Dns, record: DnsRecord, { origins }: NetworkFacts): Finding {
  const meant = closest(record.name, [withZone(record.name, dns.zone)]);
  return {
    message: `record "${record.name}" is outside zone "${dns.zone}": external-dns does not create it`,
    at: record.owner === 'dns' ? origins.of(record, 'name') : origins.of(record),
    related: [{ message: 'external-dns manages only this zone', at: origins.of(dns, 'zone') }],
    help: meant === null ? `give it a name in ${dns.zone}` : `did you mean "${meant}"?`,
  };
}

/** The name with as many of its last labels replaced as the zone has: what was meant where they are misspelt. */
export function withZone(name: string, zone: string): string {
  const own = name.split('.').slice(0, -zone.split('.').length);
  return [...own, zone].join('.');
}
