import type { Rule } from '@netloom/diagnostics';
import type { FleetFacts } from '../../facts.ts';

export const fleetSameName: Rule<FleetFacts> = {
  code: 'fleet-same-name',
  severity: 'error',
  description: 'Each network of a fleet has a name of its own.',
  *check({ networks }) {
    for (const [name, [first, ...others]] of Map.groupBy(networks, ({ network }) => network.name)) {
      const last = others.pop();
      if (first === undefined || last === undefined) continue;
      yield {
        message: `network "${name}" is declared by ${others.length + 2} files`,
        at: last.origins.of(last.network, 'name'),
        related: [first, ...others].map(({ network, origins }) => ({
          message: 'it is also declared here',
          at: origins.of(network, 'name'),
        })),
        help: 'rename one: Argo CD Applications, the owner of DNS records and generated folders are identified by it',
      };
    }
  },
};
