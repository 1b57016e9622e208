import type { Rule } from '@netloom/diagnostics';
import type { FleetFacts } from '../../facts.ts';
import { sharedRanges } from '../../fleet/shared-ranges.ts';
import { describeNetworks, describeRanges } from '../shared/describe.ts';
import { fleetFinding } from '../shared/fleet-finding.ts';

export const fleetNetworksOverlap: Rule<FleetFacts> = {
  code: 'fleet-networks-overlap',
  severity: 'error',
  description: 'On one tailnet, a route into the pods or Services of a cluster leads into no other cluster.',
  *check({ networks }) {
    // two Connectors that share a LAN are two ways to one place; into a cluster there is one.
    const routes = networks.flatMap((network) =>
      network.routes.map((route) => ({
        network,
        route,
        interval: route.cidr.interval,
        isExclusive: route.isInside,
      })),
    );
    for (const { interval, uses } of sharedRanges(routes)) {
      const places = uses.map(({ network, route }) => ({
        message: `route ${route.cidr.toString()} of network "${network.name}"`,
        at: route.at,
      }));
      yield* fleetFinding(places, {
        message: `routes of ${describeNetworks(uses.map(({ network }) => network))} lead to different clusters: ${describeRanges([interval])} reaches only one of them`,
        help: 'give each cluster pod and service networks of its own before it is created, or advertise those of one cluster alone',
      });
    }
  },
};
