import type { Rule } from '@netloom/diagnostics';
import {
  ingressOf,
  programOf,
  serviceOf,
  type Exposure,
  type NetworkFacts,
  type Service,
} from '@netloom/network-model';
import { controllerOf } from '../controllers/index.ts';

export const routeNotExpressible: Rule<NetworkFacts> = {
  code: 'route-not-expressible',
  severity: 'error',
  description: 'A route that goes through an ingress is one that its kind of object has words for.',
  *check({ network, origins }) {
    for (const exposure of network.exposures) {
      const ingress = ingressOf(network, exposure);
      const service = serviceOf(network, exposure);
      if (ingress === undefined || service === undefined || ingress.controller === 'external') continue;
      if (controllerOf(ingress).kindOf(exposure, service, ingress) !== null) continue;
      const { host } = exposure;
      const kind = ingress.controller === 'gateway' ? 'HTTPRoute' : 'Ingress';
      yield {
        message: `host "${host}" gets no route on ${programOf(network, ingress)}: ${whyNot(kind, exposure, service)}`,
        at: origins.of(exposure, 'host'),
        related: [
          { message: `it leads to service "${service.namespace}/${service.name}"`, at: origins.of(service) },
          { message: `its ingress is of controller ${ingress.controller}`, at: origins.of(ingress) },
        ],
        help: 'expose it through a Traefik, whose own routes can say this, or without what cannot be said',
      };
    }
  },
};

function whyNot(kind: string, { via, path }: Exposure, { scheme }: Service): string {
  return via === 'tunnel' && path !== null
    ? `the path of a tunnel host is a regular expression, which ${kind} leaves to each controller`
    : `${kind} does not say that the pods speak ${scheme}`;
}
