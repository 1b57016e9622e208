import type { Rule } from '@netloom/diagnostics';
import {
  ingressOf,
  isTraefik,
  programOf,
  type Guards,
  type IngressController,
  type NetworkFacts,
} from '@netloom/network-model';
import { statedGuards } from '../traefik/middlewares.ts';

export const middlewareNotPossible: Rule<NetworkFacts> = {
  code: 'middleware-not-possible',
  severity: 'error',
  description: 'What a host asks of its ingress is what netloom can configure there.',
  *check({ network, origins }) {
    for (const exposure of network.exposures) {
      const ingress = ingressOf(network, exposure);
      if (ingress === undefined) continue;
      const problem = problemOf(ingress, exposure.guards);
      if (problem === null) continue;
      const program = programOf(network, ingress);
      yield {
        message: `host "${exposure.host}" is served without ${problem.what}, which netloom cannot configure for ${program}: ${problem.why}`,
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

/** The first of them that would have no effect. */
function problemOf(ingress: IngressController, guards: Guards): Problem | null {
  if (isTraefik(ingress)) return problemOfTraefik(guards);
  return ingress.controller === 'gateway' ? problemOfGateway(guards) : problemOfOthers(ingress, guards);
}

function problemOfTraefik({ middlewares }: Guards): Problem | null {
  const filter = middlewares.find(({ kind }) => kind === 'filter');
  return filter === undefined
    ? null
    : {
        what: `the filter "${filter.name}"`,
        why: 'Traefik reads Middlewares, and no filters of other controllers',
        help: 'name a Middleware of Traefik as namespace/name',
      };
}

function problemOfGateway(guards: Guards): Problem | null {
  const [stated] = statedGuards(guards);
  if (stated !== undefined) {
    return {
      what: stated,
      why: 'each controller of a Gateway has kinds of its own for it',
      help: "make it with the controller's own kind, and name that under `middlewares` as Kind.group/name; or serve the host by a Traefik",
    };
  }
  const middleware = guards.middlewares.find(({ kind }) => kind === 'middleware');
  return middleware === undefined
    ? null
    : {
        what: `the Middleware "${middleware.name}"`,
        why: "Middlewares are Traefik's",
        help: 'name what its controller calls a filter, as Kind.group/name',
      };
}

function problemOfOthers({ controller }: IngressController, guards: Guards): Problem | null {
  const what = statedGuards(guards)[0] ?? (guards.middlewares.length > 0 ? 'middlewares' : null);
  return what === null
    ? null
    : {
        what,
        why:
          controller === 'external'
            ? 'of it only the address is known'
            : "an Ingress has no field for it, and annotations are each controller's own",
        help: 'serve the host by a Traefik, or state it where that controller is configured',
      };
}
