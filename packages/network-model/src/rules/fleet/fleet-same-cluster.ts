import type { Rule } from '@netloom/diagnostics';
import type { FleetFacts } from '../../facts.ts';
import { describeNetworks } from '../shared/describe.ts';
import { fleetFinding } from '../shared/fleet-finding.ts';
import { fleetsOf } from '../shared/fleets.ts';

export const fleetSameCluster: Rule<FleetFacts> = {
  code: 'fleet-same-cluster',
  severity: 'error',
  description: 'Each network of a fleet is delivered to a cluster of its own.',
  *check(facts) {
    for (const members of fleetsOf(facts)) {
      for (const [cluster, sharing] of Map.groupBy(members, ({ delivery }) => delivery.cluster)) {
        if (sharing.length < 2) continue;
        const places = sharing.map(({ network, delivery }) => ({
          message: `network "${network.name}"`,
          at: delivery.at.cluster,
        }));
        yield* fleetFinding(places, {
          message: `${describeNetworks(sharing.map(({ network }) => network))} are delivered to one cluster, "${cluster}"`,
          help: 'name another cluster, or make them one network: both would own the same release and the same namespaces',
        });
      }
    }
  },
};
