import { IntervalSet } from '@netloom/addresses';
import type { Origin, Rule } from '@netloom/diagnostics';
import type { FleetFacts, NetworkFacts } from '../../facts.ts';
import { overlappingPairs } from '../../ledger/sweep.ts';
import type { AdvertisedRoute } from '../../network.ts';
import { describeRanges } from '../shared/describe.ts';

export const fleetNetworksOverlap: Rule<FleetFacts> = {
  code: 'fleet-networks-overlap',
  severity: 'error',
  description: 'On one tailnet, a route into the pods or Services of a cluster leads into no other cluster.',
  *check({ networks }) {
    const rows = networks.flatMap(rowsOf);
    const seen = new Set<string>();
    for (const [one, other] of overlappingPairs(rows)) {
      // two Connectors that share a LAN are two ways to one place; into a cluster there is one.
      if (one.facts === other.facts || (!one.isInside && !other.isInside)) continue;
      const key = `${one.route.cidr.toString()} ${other.route.cidr.toString()}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const [before, at] =
        networks.indexOf(one.facts) < networks.indexOf(other.facts) ? [one, other] : [other, one];
      yield {
        message: `${describeRoute(at)} and ${describeRoute(before)} lead to different clusters: ${describeRanges(IntervalSet.of([at.interval]).intersect(IntervalSet.of([before.interval])).intervals)} reaches only one of them`,
        at: at.origin,
        related: [{ message: describeRoute(before), at: before.origin }],
        help: 'give each cluster pod and service networks of its own before it is created, or advertise those of one cluster alone',
      };
    }
  },
};

interface Row {
  readonly facts: NetworkFacts;
  readonly route: AdvertisedRoute;
  readonly interval: AdvertisedRoute['cidr']['interval'];
  /** Whether the route leads into the cluster: to its pods or Services. */
  readonly isInside: boolean;
  readonly origin: Origin;
}

function rowsOf(facts: NetworkFacts): readonly Row[] {
  const { network, origins } = facts;
  const inside = network.subnets.filter(({ space }) => space === 'pods' || space === 'services');
  return network.routes.map((route) => ({
    facts,
    route,
    interval: route.cidr.interval,
    isInside: inside.some(({ cidr }) => cidr.overlaps(route.cidr)),
    origin: origins.of(route.cidr),
  }));
}

function describeRoute({ route, facts }: Row): string {
  return `route ${route.cidr.toString()} of network "${facts.network.name}"`;
}
