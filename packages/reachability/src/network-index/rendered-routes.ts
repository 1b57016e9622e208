import type { From } from '@netloom/chart-kit';
import {
  controllerOf,
  gatewayPriority,
  gatewayRule,
  ingressRule,
  rulePriority,
  standardIngressRule,
  standardPriority,
  toRouteObjects,
} from '@netloom/ingress';
import type { IngressController, Network } from '@netloom/network-model';
import type { PatternMatcher } from '../match/pattern-matcher.ts';
import { hostOfRule, parseTraefikRule } from '../match/traefik-rule.ts';
import { TraefikRoutes, type ParsedRoute } from './traefik-routes.ts';

type RouteObjects = ReturnType<typeof toRouteObjects>;

/** The routes that the chart renders for an ingress. */
export function toIngressRoutes(
  input: { readonly network: Network; readonly ingress: IngressController; readonly from: From },
  matchesPattern: PatternMatcher,
): TraefikRoutes {
  const objects = toRouteObjects(input);
  const bySpecification = controllerOf(input.ingress).precedence === 'specification';
  const routes = [
    ...ingressRoutes(objects),
    ...ingresses(objects, { bySpecification }),
    ...httpRoutes(objects, { bySpecification }),
  ];
  return new TraefikRoutes(routes, matchesPattern);
}

function ingressRoutes(objects: RouteObjects): readonly ParsedRoute[] {
  return objects.ingressRoutes.flatMap((object) =>
    object.spec.routes.flatMap(({ match, priority, services }) =>
      services.map(({ name, port }) => {
        const text = String(match);
        return toParsedRoute({
          object,
          text,
          priority: priority ?? rulePriority(text),
          service: String(name),
          port,
        });
      }),
    ),
  );
}

interface Order {
  readonly bySpecification: boolean;
}

function ingresses(objects: RouteObjects, { bySpecification }: Order): readonly ParsedRoute[] {
  return objects.ingresses.flatMap((object) =>
    object.spec.rules.flatMap(({ host, http }) =>
      http.paths.map(({ path, backend }) => {
        const match = { hostname: String(host), path: String(path) };
        const text = bySpecification ? standardIngressRule(match) : ingressRule(match.hostname, match.path);
        const { name, port } = backend.service;
        return toParsedRoute({
          object,
          text,
          entryPoint: bySpecification && object.spec.tls === undefined ? 'web' : 'websecure',
          priority: bySpecification ? standardPriority(match) : rulePriority(text),
          service: String(name),
          port: port.number,
        });
      }),
    ),
  );
}

function httpRoutes(objects: RouteObjects, { bySpecification }: Order): readonly ParsedRoute[] {
  return objects.httpRoutes.flatMap((object) =>
    (object.spec.hostnames ?? []).flatMap((host) => {
      const hostname = String(host);
      const rules = object.spec.rules.length;
      return object.spec.rules.flatMap(({ matches, backendRefs }, index) =>
        (matches ?? []).flatMap(({ path }) =>
          (backendRefs ?? []).map(({ name, port }): ParsedRoute => {
            const match = { hostname, path: String(path.value) };
            const web = object.spec.parentRefs.some(({ sectionName }) => String(sectionName) === 'web');
            return {
              object,
              text: `HTTPRoute ${hostname} ${match.path}`,
              namespace: String(object.namespace),
              service: String(name),
              port,
              entryPoint: web ? 'web' : 'websecure',
              priority: bySpecification ? standardPriority(match) : gatewayPriority(match, { index, rules }),
              rule: parseTraefikRule(gatewayRule(match)),
              host: hostname,
            };
          }),
        ),
      );
    }),
  );
}

function toParsedRoute(route: {
  readonly object: { readonly namespace: unknown };
  readonly text: string;
  /** IngressRoutes name this one, and Traefik serves an Ingress with `tls` on no other. */
  readonly entryPoint?: ParsedRoute['entryPoint'];
  readonly priority: number;
  readonly service: string;
  readonly port: number;
}): ParsedRoute {
  const namespace = String(route.object.namespace);
  const rule = parseTraefikRule(route.text);
  const { entryPoint = 'websecure' } = route;
  return { ...route, namespace, entryPoint, rule, host: hostOfRule(rule) ?? '*' };
}
