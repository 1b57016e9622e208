import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { routeConflicts } from '../traefik/route-conflicts.ts';
import { originOfRoute, describeRoute, describeService } from './shared/describe-route.ts';

export const routeOrderUndetermined: Rule<NetworkFacts> = {
  code: 'route-order-undetermined',
  severity: 'error',
  description: 'Of two routes that match one request, one has the higher priority.',
  *check({ network, origins }) {
    const tied = routeConflicts(network).filter(({ kind }) => kind === 'tied');
    const routes = Map.groupBy(tied, ({ route }) => route);
    for (const [route, conflicts] of routes) {
      const [first, ...more] = conflicts;
      if (first === undefined) continue;
      const { by } = first;
      const others = more.length === 0 ? '' : ` and ${more.length} more`;
      yield {
        message: `${describeRoute(route)} and ${describeRoute(by)}${others} have one priority, ${route.priority}: which of them takes a request of both changes whenever Traefik starts`,
        at: originOfRoute(route, origins),
        related: conflicts.map((conflict) => ({
          message: `it leads to ${describeService(conflict.by)}`,
          at: originOfRoute(conflict.by, origins),
        })),
        help: 'an HTTPRoute cannot state a priority: give one of the hosts another length, or write `routes: ingressroute`',
      };
    }
  },
};
