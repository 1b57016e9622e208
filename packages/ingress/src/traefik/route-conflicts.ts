import { parentOf, type Network } from '@netloom/network-model';
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

function conflictsIn(network: Network): readonly RouteConflict[] {
  const { ingress } = network;
  if (ingress === null) return [];
  const ranked = rankRoutes(network);
  const hosts = Map.groupBy(ranked, ({ exposure }): string => exposure.host);
  const bases = new Map(Array.from(hosts, ([host, routes]) => [host, Map.groupBy(routes, baseOf)] as const));
  return ranked.flatMap((route) => {
    const { host } = route.exposure;
    const ofHost = basesOf(route).flatMap((base) => bases.get(host)?.get(base) ?? []);
    const above = coveringWildcards(host, ingress.routes).flatMap((wildcard) => hosts.get(wildcard) ?? []);
    const before = [...ofHost, ...above].filter((other) => mayHide(other, route));
    const by = before.find((other) => other.priority > route.priority && hides(other, route));
    if (by !== undefined) return [{ kind: 'hidden' as const, route, by }];
    return before.flatMap((other): readonly RouteConflict[] => {
      if (!meet(other, route)) return [];
      if (other.priority === route.priority) return [{ kind: 'tied', route, by: other }];
      return other.exposure.host === host ? [] : [{ kind: 'outranked', route, by: other }];
    });
  });
}

/** A host and path that is claimed twice is a finding of its own. */
function mayHide(other: RankedRoute, route: RankedRoute): boolean {
  if (other.priority < route.priority || targetOf(other) === targetOf(route)) return false;
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

/** What each path that the route takes begins with; a slash at the end of an HTTPRoute's means nothing. */
function baseOf({ kind, prefix }: RankedRoute): string {
  return kind === 'httproute' ? (prefix ?? '').replace(/\/$/, '') : (prefix ?? '');
}

function basesOf(route: RankedRoute): readonly string[] {
  const base = baseOf(route);
  return Array.from({ length: base.length + 1 }, (_, length) => base.slice(0, length));
}
