import type { Rule } from '@netloom/diagnostics';
import { closest } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { isUnder } from '../../host-names.ts';
import { withZone } from '../dns/dns-record-outside-zone.ts';

export const hostOutsideDomain: Rule<NetworkFacts> = {
  code: 'host-outside-domain',
  severity: 'warning',
  description: "A tunnel host lies under the network's domain, where no DNS zone is stated.",
  *check({ network, origins }) {
    const { domain, dns, exposures } = network;
    // a stated zone is more precise about the names that the network owns.
    if (dns !== null) return;
    const hosts = Map.groupBy(
      exposures.filter(({ via }) => via === 'tunnel'),
      ({ host }) => host,
    );
    for (const [host, [first]] of hosts) {
      if (first === undefined || isUnder(host, domain)) continue;
      const meant = closest(host, [withZone(host, domain)]);
      yield {
        message: `tunnel host "${host}" is not under ${domain}, the domain that the network owns`,
        at: origins.of(first, 'host'),
        related: [{ message: 'the domain is stated here', at: origins.of(network, 'domain') }],
        help: meant === null ? `give it a name under ${domain}` : `did you mean "${meant}"?`,
      };
    }
  },
};
