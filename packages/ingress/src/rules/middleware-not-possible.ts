import type { Rule } from '@netloom/diagnostics';
import {
  ingressOf,
  isTraefik,
  programOf,
  type Guards,
  type IngressController,
  type NetworkFacts,
} from '@netloom/network-model';

export const middlewareNotPossible: Rule<NetworkFacts> = {
  code: 'middleware-not-possible',
  severity: 'error',
  description: 'What a host asks of its ingress is what that can be told.',
  *check({ network, origins }) {
    for (const exposure of network.exposures) {
      const ingress = ingressOf(network, exposure);
      if (ingress === undefined) continue;
      const problem = problemOf(ingress, exposure.guards);
      if (problem === null) continue;
      const program = programOf(network, ingress);
      yield {
        message: `host "${exposure.host}" is served without ${problem.what}, which netloom cannot tell ${program}: ${problem.why}`,
        at: origins.of(exposure, 'host'),
        related: [{ message: `its ingress is of controller ${ingress.controller}`, at: origins.of(ingress) }],
        help: problem.help,
      };
    }
  },
};

interface Problem {
  readonly what: string;
  readonly why: string;
  readonly help: string;
}

/** Which of them nothing would come of. */
function problemOf(ingress: IngressController, guards: Guards): Problem | null {
  const { ipAllowList, rateLimit, forwardAuth, headers, middlewares } = guards;
  const generated = [
    ...(forwardAuth === null ? [] : ['forwardAuth']),
    ...(ipAllowList.length === 0 ? [] : ['ipAllowList']),
    ...(rateLimit === null ? [] : ['rateLimit']),
    ...(headers === null ? [] : ['headers']),
  ];
  const [first] = generated;
  const foreign = middlewares.find(({ kind }) => kind === (isTraefik(ingress) ? 'filter' : 'middleware'));
  if (isTraefik(ingress)) {
    return foreign === undefined
      ? null
      : {
          what: `the filter "${foreign.name}"`,
          why: 'Traefik reads Middlewares, and no filters of other controllers',
          help: 'name a Middleware of Traefik as namespace/name',
        };
  }
  if (ingress.controller === 'gateway') {
    if (first !== undefined) {
      return {
        what: first,
        why: 'each controller of a Gateway has kinds of its own for it',
        help: "make it with the controller's own kind, and name that under `middlewares` as Kind.group/name; or serve the host by a Traefik",
      };
    }
    return foreign === undefined
      ? null
      : {
          what: `the Middleware "${foreign.name}"`,
          why: "Middlewares are Traefik's",
          help: 'name what its controller calls a filter, as Kind.group/name',
        };
  }
  const what = first ?? (middlewares.length > 0 ? 'middlewares' : null);
  return what === null
    ? null
    : {
        what,
        why:
          ingress.controller === 'external'
            ? 'of it only the address is known'
            : "an Ingress has no field for it, and annotations are each controller's own",
        help: 'serve the host by a Traefik, or state it where that controller is configured',
      };
}
