import type { Rule } from '@netloom/diagnostics';
import { providerOf } from '../../dns-providers/index.ts';
import { dnsZoneOf } from '../../dns-zone-of.ts';
import type { NetworkFacts } from '../../facts.ts';
import { recordOrigin } from '../../record-origin.ts';

export const proxiedOutsideCloudflare: Rule<NetworkFacts> = {
  code: 'proxied-outside-cloudflare',
  severity: 'error',
  description: 'A proxied record lies in a zone that Cloudflare serves.',
  *check({ network, origins }) {
    const proxied = network.records.filter((record) => record.proxied);
    for (const [name, [record]] of Map.groupBy(proxied, (one) => one.name)) {
      const zone = dnsZoneOf(network, name);
      if (record === undefined || zone === null || providerOf(zone).isCloudflare) continue;
      yield {
        message: `"${name}" is proxied by Cloudflare, but zone "${zone.name}" is served by ${providerOf(zone).title}: the name leads nowhere`,
        at: recordOrigin(record, origins),
        related: [{ message: 'the zone', at: origins.of(zone, 'name') }],
        help: 'use a name in a zone of Cloudflare, or take the proxy away',
      };
    }
  },
};
