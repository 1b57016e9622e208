import type { Rule } from '@netloom/diagnostics';
import { printEndpoint, type NetworkFacts } from '@netloom/network-model';

export const routeFromTwoConnectors: Rule<NetworkFacts> = {
  code: 'route-from-two-connectors',
  severity: 'warning',
  description: 'A route is advertised by one Connector.',
  *check({ network, origins }) {
    const seen = new Set<string>();
    for (const [cidr, routes] of Map.groupBy(network.routes, (route) => route.cidr.toString())) {
      const [first, second] = [...Map.groupBy(routes, ({ connector }) => connector).values()].flatMap(
        ([row]) => row ?? [],
      );
      if (first === undefined || second === undefined) continue;
      // two Connectors that share a name in `advertise` share all of its routes: one cause.
      const pair = [first, second].map((route) => `${route.connector} ${printEndpoint(route.for)}`).join(' ');
      if (seen.has(pair)) continue;
      seen.add(pair);
      yield {
        message: `${cidr} is advertised by the Connectors "${first.connector}" and "${second.connector}": Tailscale sends all of it to one of them`,
        at: origins.of(second.for),
        related: [{ message: `"${first.connector}" advertises it`, at: origins.of(first.for) }],
        help: 'for failover, write replicas: 2 at one Connector; else advertise it once',
      };
    }
  },
};
