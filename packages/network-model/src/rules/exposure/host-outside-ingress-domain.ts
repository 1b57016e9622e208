import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { isUnder, parentOf } from '../../host-names.ts';

export const hostOutsideIngressDomain: Rule<NetworkFacts> = {
  code: 'host-outside-ingress-domain',
  severity: 'warning',
  description:
    'A host that is exposed through ingress lies under the ingress domain, or has a record of its own.',
  *check({ network, origins }) {
    const { ingress, exposures, records } = network;
    if (ingress === null) return;
    const names = new Set<string>(records.filter(({ type }) => type !== 'TXT').map(({ name }) => name));
    const hosts = Map.groupBy(
      exposures.filter(({ via }) => via === 'ingress'),
      ({ host }) => host,
    );
    for (const [host, [first]] of hosts) {
      if (first === undefined || isUnder(host, ingress.domain) || hasRecord(host, names)) continue;
      yield {
        message: `internal host "${host}" is not under ${ingress.domain}: no record leads to it`,
        at: origins.of(first, 'host'),
        related: [
          { message: `only *.${ingress.domain} leads to ingress`, at: origins.of(ingress, 'domain') },
        ],
        help: `did you mean "${host.split('.')[0] ?? host}.${ingress.domain}"? Else state its record under dns.records`,
      };
    }
  },
};

/** Its own, or that of a wildcard above it. */
function hasRecord(host: string, names: ReadonlySet<string>): boolean {
  if (names.has(host)) return true;
  for (let above = parentOf(host); above !== ''; above = parentOf(above)) {
    if (names.has(`*.${above}`)) return true;
  }
  return false;
}
