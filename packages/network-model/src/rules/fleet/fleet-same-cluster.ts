import type { Rule } from '@netloom/diagnostics';
import type { FleetFacts } from '../../facts.ts';
import { fleetsOf } from '../shared/fleets.ts';

export const fleetSameCluster: Rule<FleetFacts> = {
  code: 'fleet-same-cluster',
  severity: 'error',
  description: 'Each network of a fleet is delivered to a cluster of its own.',
  *check(facts) {
    for (const [cluster, [first, ...others]] of fleetsOf(facts).flatMap(byCluster)) {
      const last = others.pop();
      if (first === undefined || last === undefined) continue;
      const names = [first, ...others].map(({ network }) => `"${network.name}"`).join(', ');
      yield {
        message: `network "${last.network.name}" is delivered to cluster "${cluster}", and so is ${names}`,
        at: last.origins.of(last.delivery, 'cluster'),
        related: [first, ...others].map(({ network, origins, delivery }) => ({
          message: `network "${network.name}"`,
          at: origins.of(delivery, 'cluster'),
        })),
        help: 'name another cluster, or make them one network: both would own the same release and the same namespaces',
      };
    }
  },
};

function byCluster(rows: ReturnType<typeof fleetsOf>[number]): readonly (readonly [string, typeof rows])[] {
  return [...Map.groupBy(rows, ({ cluster }) => cluster)];
}
