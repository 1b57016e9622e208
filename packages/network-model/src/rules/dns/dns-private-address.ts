import { Address } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import { dnsZoneOf } from '../../dns-zone-of.ts';
import type { NetworkFacts } from '../../facts.ts';
import { isUnder } from '../../host-names.ts';
import { isPrivate } from '../../private-address.ts';
import { describeList } from '../shared/describe.ts';

export const dnsPrivateAddress: Rule<NetworkFacts> = {
  code: 'dns-private-address',
  severity: 'warning',
  description: 'A public record leads to a public address, unless it is that of an internal host.',
  *check({ network, origins }) {
    const { balancers, cluster, dns, exposures, records } = network;
    const domains = network.ingresses.flatMap(({ domain }) => domain ?? []);
    const [domain] = domains;
    // the records that netloom writes itself.
    const written = new Set<string>(
      [cluster.api?.name, ...balancers.map(({ host }) => host)].filter((name) => typeof name === 'string'),
    );
    // a host that ingress answers for is internal wherever its name is.
    const answered = new Set<string>(exposures.flatMap(({ via, host }) => (via === 'ingress' ? host : [])));
    for (const record of records) {
      if (dns === null || record.owner !== 'dns' || written.has(record.name)) continue;
      const internal = answered.has(record.name) || domains.some((one) => isUnder(record.name, one));
      if (internal && !record.proxied) continue;
      const addresses = record.targets.filter((target) => target instanceof Address && isPrivate(target));
      if (addresses.length === 0) continue;
      const zone = dnsZoneOf(network, record.name);
      const what = `record "${record.name}" leads to ${describeList(addresses.map(String))}`;
      yield {
        message: record.proxied
          ? `${what}, a private address, but is proxied: Cloudflare's edge cannot reach it`
          : `${what}, a private address: anyone can read it, but only clients inside can connect`,
        severity: record.proxied ? 'error' : 'warning',
        at: origins.of(record.targets),
        related:
          zone === null ? [] : [{ message: `zone "${zone.name}" is public`, at: origins.of(zone, 'name') }],
        help: record.proxied
          ? 'expose the host through the tunnel, or take `proxied` away'
          : domain === undefined
            ? 'expose the host through the tunnel, or keep the name in an internal resolver'
            : `give it a name under ${domain}, which is meant for internal hosts`,
      };
    }
  },
};
