import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { isUnder, namesAnswering } from '../../host-names.ts';
import { describeIngress, ingressOf } from '../../ingress-of.ts';
import type { Network } from '../../network.ts';

export const hostOutsideIngressDomain: Rule<NetworkFacts> = {
  code: 'host-outside-ingress-domain',
  severity: 'warning',
  description:
    'A host that is exposed through ingress lies under the ingress domain, or has a record of its own.',
  *check({ network, origins }) {
    const { exposures, records } = network;
    // the wildcard of another ingress leads elsewhere
    const stated = records.filter(({ type, owner }) => type !== 'TXT' && owner !== 'ingress');
    const names = new Set<string>(stated.map(({ name }) => name));
    const hosts = Map.groupBy(
      // a published host has the router's public address, whatever its domain
      exposures.filter(({ via, published }) => via === 'ingress' && published === null),
      ({ host }) => host,
    );
    for (const [host, [first]] of hosts) {
      const ingress = first === undefined ? undefined : ingressOf(network, first);
      if (first === undefined || ingress === undefined) continue;
      const { domain } = ingress;
      if ((domain !== null && isUnder(host, domain)) || hasRecord(host, names)) continue;
      const at = origins.of(first, 'host');
      if (domain === null) {
        yield {
          message: `internal host "${host}" goes through ${describeIngress(ingress)}, which has no domain: ${whereTo(host, network) ?? 'no record leads to it'}`,
          at,
          related: [{ message: `${describeIngress(ingress)} is stated here`, at: origins.of(ingress) }],
          help: 'state the domain of the ingress, or a record for the host under dns.records',
        };
        continue;
      }
      yield {
        message: `internal host "${host}" is not under ${domain}: ${whereTo(host, network) ?? 'no record leads to it'}`,
        at,
        related: [
          {
            message: `only *.${domain} leads to ${describeIngress(ingress)}`,
            at: origins.of(ingress, 'domain'),
          },
        ],
        help: `did you mean "${host.split('.')[0] ?? host}.${domain}"? Else state its record under dns.records`,
      };
    }
  },
};

/** The ingress that its name leads to instead; null where none does. */
function whereTo(host: string, { ingresses }: Network): string | null {
  const other = ingresses.find(({ domain }) => domain !== null && isUnder(host, domain));
  return other === undefined ? null : `*.${other.domain ?? ''} leads it to ${describeIngress(other)}`;
}

/** Its own, or that of a wildcard above it. */
function hasRecord(host: string, names: ReadonlySet<string>): boolean {
  return [...namesAnswering(host)].some((name) => names.has(name));
}
