import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { routeConflicts } from '../traefik/route-conflicts.ts';
import { originOfRoute, describeRoute, describeService } from './shared/describe-route.ts';

export const routeNeverReached: Rule<NetworkFacts> = {
  code: 'route-never-reached',
  severity: 'error',
  description: 'No Traefik route takes all requests of another one.',
  *check({ network, origins }) {
    for (const { kind, route, by } of routeConflicts(network)) {
      if (kind !== 'hidden') continue;
      yield {
        message: `${describeRoute(route)} is never reached: ${describeRoute(by)} goes before it and takes all of its requests`,
        at: originOfRoute(route, origins),
        related: [
          {
            message: `priority ${by.priority} against ${route.priority}; it leads to ${describeService(by)}`,
            at: originOfRoute(by, origins),
          },
        ],
        help: 'remove one of them, or write `routes: ingressroute`, whose routes carry priorities',
      };
    }
  },
};
