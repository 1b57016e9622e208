import {
  serviceOf,
  type Exposure,
  type Guards,
  type IngressController,
  type Network,
  type Service,
} from '@netloom/network-model';
import { controllerOf } from '../controllers/index.ts';
import { standardPriority } from '../controllers/standard-order.ts';
import { toMatchRule } from '../match-rule.ts';
import { gatewayPriority, ingressRule, rulePriority } from './priority.ts';
import { rulePath } from './routing-path.ts';

/** An exposure that goes through an ingress, and the kind that can say it. */
export interface PlannedRoute {
  readonly exposure: Exposure;
  readonly service: Service;
  readonly kind: IngressController['routes'];
  /** What it has where nothing is stated. */
  readonly usual: number;
  /** The path prefix as it is compared; null for a regular expression, `` for every path. */
  readonly prefix: string | null;
}

/** Of one ingress, in the order of the file. Exposures of unknown services, and what no kind can say, are left to the rules that report them. */
export function plannedRoutes(network: Network, ingress: IngressController): readonly PlannedRoute[] {
  const { kindOf, precedence } = controllerOf(ingress);
  const planned = network.exposures.flatMap((exposure): readonly Omit<PlannedRoute, 'usual'>[] => {
    const service = serviceOf(network, exposure);
    if (service === undefined || exposure.ingress !== ingress.name) return [];
    const kind = kindOf(exposure, service, ingress);
    if (kind === null) return [];
    return [{ exposure, service, kind, prefix: prefixOf(exposure) }];
  });
  const routes = withoutRepeats(planned);
  const gateways = Map.groupBy(routes, ({ kind, exposure }) =>
    kind === 'httproute' ? objectKeyOf(exposure) : null,
  );
  const places = new Map(
    Array.from(gateways).flatMap(([key, rows]) =>
      key === null
        ? []
        : longestPathFirst(rows).map(
            ({ exposure }, index) => [exposure, { index, rules: rows.length }] as const,
          ),
    ),
  );
  return routes.map((route) => ({
    ...route,
    usual:
      precedence === 'traefik'
        ? usualPriority(route, places.get(route.exposure))
        : standardPriority({ hostname: route.exposure.host, path: route.exposure.path ?? '/' }),
  }));
}

/** One object of a kind holds the routes of one host in one namespace. */
export function objectKeyOf({ namespace, host }: Exposure): string {
  return `${namespace} ${host}`;
}

/** The longer path first, else as written: the order that cloudflared has, too. */
export function longestPathFirst<Route extends Pick<PlannedRoute, 'prefix' | 'exposure'>>(
  routes: readonly Route[],
): readonly Route[] {
  return routes.toSorted((a, b) => lengthOf(b) - lengthOf(a));
}

function lengthOf({ prefix, exposure: { path } }: Pick<PlannedRoute, 'prefix' | 'exposure'>): number {
  return (prefix ?? path ?? '').length;
}

function prefixOf({ via, path }: Exposure): string | null {
  if (path === null) return '';
  if (via === 'tunnel') return null;
  return path === '/' ? '' : rulePath(path);
}

function usualPriority(
  { kind, exposure }: Omit<PlannedRoute, 'usual'>,
  place: { readonly index: number; readonly rules: number } = { index: 0, rules: 1 },
): number {
  const { host, path } = exposure;
  switch (kind) {
    case 'ingressroute':
      return rulePriority(toMatchRule(exposure));
    case 'ingress':
      return rulePriority(ingressRule(host, path ?? '/'));
    case 'httproute':
      return gatewayPriority({ hostname: host, path: path ?? '/' }, place);
    default:
      return kind satisfies never;
  }
}

/** A host that is internal, and the tunnel's by way of this ingress, is one route. */
function withoutRepeats<Route extends Pick<PlannedRoute, 'exposure' | 'service'>>(
  routes: readonly Route[],
): readonly Route[] {
  const internal = new Map(
    routes.flatMap((route) => (route.exposure.via === 'ingress' ? [[keyOf(route), route] as const] : [])),
  );
  return routes.filter((route) => {
    const { via, path, guards } = route.exposure;
    const other = internal.get(keyOf(route));
    return (
      via === 'ingress' || path !== null || other === undefined || !isAlike(guards, other.exposure.guards)
    );
  });
}

function keyOf({ exposure, service }: Pick<PlannedRoute, 'exposure' | 'service'>): string {
  const { host, path } = exposure;
  return `${service.namespace}/${service.name}:${service.port} ${host} ${path ?? ''}`;
}

/** Those of the ingress, or the same objects. */
function isAlike(one: Guards, other: Guards): boolean {
  return (
    one.forwardAuth === other.forwardAuth &&
    one.ipAllowList === other.ipAllowList &&
    one.rateLimit === other.rateLimit &&
    one.headers === other.headers &&
    one.middlewares.length + other.middlewares.length === 0
  );
}
