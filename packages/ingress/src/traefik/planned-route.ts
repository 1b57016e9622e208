import {
  serviceOf,
  type Exposure,
  type IngressController,
  type Network,
  type Service,
} from '@netloom/network-model';
import { toMatchRule } from '../match-rule.ts';
import { gatewayPriority, ingressRule, rulePriority } from './priority.ts';
import { rulePath } from './routing-path.ts';

/** An exposure that goes through Traefik, and the kind that can say it. */
export interface PlannedRoute {
  readonly exposure: Exposure;
  readonly service: Service;
  readonly kind: IngressController['routes'];
  /** What Traefik gives it where nothing is stated. */
  readonly usual: number;
  /** The path prefix as it is compared; null for a regular expression, `` for every path. */
  readonly prefix: string | null;
}

/** In the order of the file. Exposures of unknown services are left to the rule that reports them. */
export function plannedRoutes(network: Network, { routes }: IngressController): readonly PlannedRoute[] {
  const planned = network.exposures.flatMap((exposure): readonly Omit<PlannedRoute, 'usual'>[] => {
    const service = serviceOf(network, exposure);
    if (service === undefined || !reachesTraefik(exposure)) return [];
    const kind = routes !== 'ingressroute' && supports(routes, exposure, service) ? routes : 'ingressroute';
    return [{ exposure, service, kind, prefix: prefixOf(exposure) }];
  });
  const gateways = Map.groupBy(planned, ({ kind, exposure }) =>
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
  return planned.map((route) => ({ ...route, usual: usualPriority(route, places.get(route.exposure)) }));
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

function reachesTraefik({ via, origin }: Exposure): boolean {
  return via === 'ingress' || origin.includes('ingress');
}

/**
 * Whether the kind can say the route. Neither has a scheme for the way to the pods, a regular expression for paths, or
 * the decoded form of a path, which Traefik compares; and Traefik ranks an Ingress' wildcard by its length, above the
 * hosts that it should leave alone.
 */
function supports(kind: 'ingress' | 'httproute', { via, path, host }: Exposure, service: Service): boolean {
  const regexp = via === 'tunnel' && path !== null;
  const encoded = path?.includes('%') ?? false;
  return service.scheme === 'http' && !regexp && !encoded && !(kind === 'ingress' && host.startsWith('*.'));
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
