import { isTraefik, parentOf, type IngressController, type Network } from '@netloom/network-model';
import { baseOf, HostRoutes } from './host-routes.ts';
import { rankRoutes, type RankedRoute } from './rank-routes.ts';
import { coveringWildcards } from './wildcards.ts';

/** What two routes to different Services do to each other in Traefik's order. */
export interface RouteConflict {
  /**
   * `hidden`: `by` takes all requests of the route. `tied`: both take some requests, with one priority. `outranked`: `by`
   * is a wildcard that takes requests of a more specific host.
   */
  readonly kind: 'hidden' | 'tied' | 'outranked';
  readonly route: RankedRoute;
  readonly by: RankedRoute;
}

const known = new WeakMap<Network, readonly RouteConflict[]>();

/** Of each route with those that go before it. What regular expressions share is not known, and not in it. */
export function routeConflicts(network: Network): readonly RouteConflict[] {
  const conflicts = known.get(network) ?? conflictsIn(network);
  known.set(network, conflicts);
  return conflicts;
}

/** So many wildcards are listed that outrank one route: all of them would be a table. */
const OUTRANKING = 10;

function conflictsIn(network: Network): readonly RouteConflict[] {
  return network.ingresses.filter(isTraefik).flatMap((ingress) => conflictsOf(network, ingress));
}

/** The order that other controllers have is total for hosts and paths. */
function conflictsOf(network: Network, ingress: IngressController): readonly RouteConflict[] {
  const ranked = rankRoutes(network, ingress);
  const hosts = new Map(
    Array.from(
      Map.groupBy(ranked, ({ exposure }): string => exposure.host),
      ([host, routes]) => [host, new HostRoutes(routes)] as const,
    ),
  );
  return ranked.flatMap((route): readonly RouteConflict[] => {
    const { host } = route.exposure;
    const above = coveringWildcards(host, ingress.routes).flatMap((wildcard) => hosts.get(wildcard) ?? []);
    const wider = [hosts.get(host), ...above].flatMap((routes) => routes?.wider(route) ?? []);
    const others = wider.filter((other) => areApart(other, route));
    const by = others.find((other) => other.priority > route.priority && hides(other, route));
    if (by !== undefined) return [{ kind: 'hidden', route, by }];
    const narrower = above.flatMap((routes) => routes.narrower(route, OUTRANKING));
    return [...others, ...narrower.filter((other) => areApart(other, route))].flatMap((other) =>
      conflictOf(route, other),
    );
  });
}

function conflictOf(route: RankedRoute, by: RankedRoute): readonly RouteConflict[] {
  if (!meet(by, route)) return [];
  if (by.priority === route.priority) return [{ kind: 'tied', route, by }];
  return by.exposure.host === route.exposure.host ? [] : [{ kind: 'outranked', route, by }];
}

/** To two Services. A host and path that is claimed twice is a finding of its own. */
function areApart(other: RankedRoute, route: RankedRoute): boolean {
  if (targetOf(other) === targetOf(route)) return false;
  const one = other.exposure;
  const two = route.exposure;
  return !(one.host === two.host && one.via === two.via && other.prefix === route.prefix);
}

function targetOf({ service }: RankedRoute): string {
  return `${service.namespace}/${service.name}:${service.port}`;
}

function hides(other: RankedRoute, route: RankedRoute): boolean {
  return takesHost(other, route) && takesPath(other, route);
}

function meet(one: RankedRoute, two: RankedRoute): boolean {
  return (takesHost(one, two) || takesHost(two, one)) && (takesPath(one, two) || takesPath(two, one));
}

/** An HTTPRoute's wildcard takes any number of labels, a rule of an IngressRoute one. */
function takesHost(one: RankedRoute, two: RankedRoute): boolean {
  const { host } = two.exposure;
  const wildcard = one.exposure.host;
  if (!wildcard.startsWith('*.')) return wildcard === host;
  if (one.kind === 'httproute') return host.endsWith(wildcard.slice(1));
  return parentOf(host) === parentOf(wildcard) && !(host.startsWith('*.') && two.kind === 'httproute');
}

/** An HTTPRoute compares whole elements, the others character by character. */
function takesPath(one: RankedRoute, two: RankedRoute): boolean {
  if (one.prefix === '') return true;
  if (one.prefix === null || two.prefix === null) return false;
  const base = baseOf(one);
  const other = baseOf(two);
  if (one.kind !== 'httproute') return other.startsWith(base);
  return other.startsWith(`${base}/`) || (other === base && two.kind === 'httproute');
}
