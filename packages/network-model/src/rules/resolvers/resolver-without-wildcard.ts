import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { isUnder } from '../../host-names.ts';
import { RESOLVING } from '../../resolvers/kinds.ts';

export const resolverWithoutWildcard: Rule<NetworkFacts> = {
  code: 'resolver-without-wildcard',
  severity: 'warning',
  description: 'A resolver that has no wildcards serves no host that is one.',
  *check({ network, origins }) {
    for (const { name, kind, serves } of network.resolvers) {
      const { hasWildcards, title } = RESOLVING[kind];
      if (hasWildcards) continue;
      for (const exposure of network.exposures) {
        const { host, via } = exposure;
        if (via !== 'ingress' || !host.startsWith('*.')) continue;
        if (!serves.some((domain) => isUnder(host, domain))) continue;
        yield {
          message: `resolver "${name}" serves ${host.slice(2)}, but ${title} has no wildcards: it does not answer for "${host}"`,
          at: origins.of(exposure, 'host'),
          related: [{ message: 'the domains that it serves', at: origins.of(serves) }],
          help: 'expose the hosts one by one, or leave the domain to the public zone',
        };
      }
    }
  },
};
