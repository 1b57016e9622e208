import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { routeConflicts } from '../traefik/route-conflicts.ts';
import { originOfRoute, describeRoute, describeService } from './shared/describe-route.ts';

/** So many hosts are named, and the rest is counted. */
const NAMED = 3;

export const routeTakenByWildcard: Rule<NetworkFacts> = {
  code: 'route-taken-by-wildcard',
  severity: 'warning',
  description: 'A wildcard host with a path leaves the hosts below it alone.',
  *check({ network, origins }) {
    const outranked = routeConflicts(network).filter(({ kind }) => kind === 'outranked');
    for (const [by, conflicts] of Map.groupBy(outranked, (conflict) => conflict.by)) {
      const hosts = [...new Set(conflicts.map(({ route }): string => route.exposure.host))];
      const named = hosts.slice(0, NAMED).map((host) => `"${host}"`);
      const rest = hosts.length > NAMED ? ` and ${hosts.length - NAMED} more` : '';
      yield {
        message: `${describeRoute(by)} goes before ${named.join(', ')}${rest}, whose requests with that path it takes: Traefik ranks HTTPRoutes by path before host`,
        at: originOfRoute(by, origins),
        related: conflicts.slice(0, NAMED).map(({ route }) => ({
          message: `${describeRoute(route)} leads to ${describeService(route)}`,
          at: originOfRoute(route, origins),
        })),
        help: 'write `routes: ingressroute`, whose wildcards come last, or give those hosts the path, too',
      };
    }
  },
};
