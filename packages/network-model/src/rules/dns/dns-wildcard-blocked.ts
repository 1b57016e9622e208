import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { isUnder, parentOf } from '../../host-names.ts';
import type { DnsRecord } from '../../network.ts';

export const dnsWildcardBlocked: Rule<NetworkFacts> = {
  code: 'dns-wildcard-blocked',
  severity: 'error',
  description: "No other record blocks the ingress domain's wildcard for an internal host.",
  *check({ network, origins }) {
    const { exposures, records } = network;
    const leading = new Set<string>(records.filter(({ type }) => type !== 'TXT').map(({ name }) => name));
    const tunnelled = new Set<string>(exposures.flatMap(({ via, host }) => (via === 'tunnel' ? host : [])));
    for (const ingress of network.ingresses) {
      const { domain } = ingress;
      if (domain === null) continue;
      const existing = namesAndAbove(records, domain);
      const hosts = Map.groupBy(
        exposures.filter((exposure) => exposure.via === 'ingress' && exposure.ingress === ingress.name),
        ({ host }) => host,
      );
      for (const [host, [first]] of hosts) {
        if (first === undefined || host.startsWith('*.') || tunnelled.has(host)) continue;
        if (!isUnder(host, domain) || host === domain) continue;
        if (leading.has(host)) continue;
        const stop = stopOf(host, domain, existing);
        const record = stop === null || leading.has(`*.${stop}`) ? undefined : existing.get(stop);
        if (stop === null || record === undefined) continue;
        yield {
          message: `no record leads to internal host "${host}": "${stop}" exists in the zone, so *.${domain} does not apply to ${stop === host ? 'it' : 'what is below it'}`,
          at: origins.of(first, 'host'),
          related: [
            { message: `record "${record.name}" makes "${stop}" exist`, at: origins.of(record) },
            { message: `the wildcard is that of ${domain}`, at: origins.of(ingress, 'domain') },
          ],
          help: `state a record for "${host}" under dns.records, or move one of the two`,
        };
      }
    }
  },
};

/** A name exists where it or anything below it has a record (RFC 4592, 2.2.2); each with one such record. */
function namesAndAbove(records: readonly DnsRecord[], domain: string): ReadonlyMap<string, DnsRecord> {
  const existing = new Map<string, DnsRecord>();
  for (const record of records) {
    // a wildcard's own parent exists too.
    for (let name: string = record.name; isUnder(name, domain) && name !== domain; name = parentOf(name)) {
      if (!existing.has(name)) existing.set(name, record);
    }
  }
  return existing;
}

/** The nearest name at or above the host that exists, below the domain. */
function stopOf(host: string, domain: string, existing: ReadonlyMap<string, DnsRecord>): string | null {
  for (let name = host; name !== domain; name = parentOf(name)) {
    if (existing.has(name)) return name;
  }
  return null;
}
