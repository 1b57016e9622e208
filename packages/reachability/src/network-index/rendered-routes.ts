import type { From } from '@netloom/chart-kit';
import { gatewayPriority, gatewayRule, ingressRule, rulePriority, toRouteObjects } from '@netloom/ingress';
import type { Network } from '@netloom/network-model';
import type { PatternMatcher } from '../match/pattern-matcher.ts';
import { hostOfRule, parseTraefikRule } from '../match/traefik-rule.ts';
import { TraefikRoutes, type ParsedRoute } from './traefik-routes.ts';

type RouteObjects = ReturnType<typeof toRouteObjects>;

/** The routes that the chart renders; none without an ingress. */
export function toTraefikRoutes(
  network: Network,
  { from, matchesPattern }: { readonly from: From; readonly matchesPattern: PatternMatcher },
): TraefikRoutes {
  const { ingress } = network;
  if (ingress === null) return new TraefikRoutes([], matchesPattern);
  const objects = toRouteObjects({ network, ingress, from });
  const routes = [...ingressRoutes(objects), ...ingresses(objects), ...httpRoutes(objects)];
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

function ingresses(objects: RouteObjects): readonly ParsedRoute[] {
  return objects.ingresses.flatMap((object) =>
    object.spec.rules.flatMap(({ host, http }) =>
      http.paths.map(({ path, backend }) => {
        const text = ingressRule(String(host), String(path));
        const { name, port } = backend.service;
        return toParsedRoute({
          object,
          text,
          priority: rulePriority(text),
          service: String(name),
          port: port.number,
        });
      }),
    ),
  );
}

function httpRoutes(objects: RouteObjects): readonly ParsedRoute[] {
  return objects.httpRoutes.flatMap((object) =>
    object.spec.hostnames.flatMap((host) => {
      const hostname = String(host);
      const rules = object.spec.rules.length;
      return object.spec.rules.flatMap(({ matches, backendRefs }, index) =>
        matches.flatMap(({ path }) =>
          backendRefs.map(({ name, port }): ParsedRoute => {
            const match = { hostname, path: String(path.value) };
            const web = object.spec.parentRefs.some(({ sectionName }) => String(sectionName) === 'web');
            return {
              object,
              text: `HTTPRoute ${hostname} ${match.path}`,
              namespace: String(object.namespace),
              service: String(name),
              port,
              entryPoint: web ? 'web' : 'websecure',
              priority: gatewayPriority(match, { index, rules }),
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
  readonly priority: number;
  readonly service: string;
  readonly port: number;
}): ParsedRoute {
  const namespace = String(route.object.namespace);
  const rule = parseTraefikRule(route.text);
  // IngressRoutes name this entry point, and an Ingress with `tls` is served on no other.
  return { ...route, namespace, entryPoint: 'websecure', rule, host: hostOfRule(rule) ?? '*' };
}
