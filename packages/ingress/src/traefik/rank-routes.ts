import type { IngressController, Network } from '@netloom/network-model';
import { partitionPoint } from './partition-point.ts';
import { longestPathFirst, plannedRoutes, type PlannedRoute } from './planned-route.ts';
import { coveringWildcards } from './wildcards.ts';

/** A route with the priority that it has in Traefik. */
export interface RankedRoute extends PlannedRoute {
  readonly priority: number;
}

/**
 * The one ranking of all routes of an ingress, over all namespaces: whole hosts before the wildcards that cover them, and for one host
 * the longer path first. An IngressRoute whose usual priority would not put it there gets one that does; an Ingress or
 * an HTTPRoute has no field for it and keeps its own. In the order of the file.
 */
export function rankRoutes(network: Network, ingress: IngressController): readonly RankedRoute[] {
  const planned = plannedRoutes(network, ingress);
  const hosts = Map.groupBy(planned, ({ exposure }): string => exposure.host);
  const ranks: Ranks = new Map();
  // a wildcard covers longer ones and whole hosts: what it has is known when theirs is found.
  const wildcards = new Map<string, readonly number[]>();
  for (const host of [...hosts.keys()].toSorted(byReach)) {
    const routes = hosts.get(host) ?? [];
    const above = coveringWildcards(host, ingress.routes).flatMap((wildcard) => [
      wildcards.get(wildcard) ?? [],
    ]);
    rankHost(routes, { ranks, above });
    if (!host.startsWith('*.')) continue;
    wildcards.set(
      host,
      routes.map((route) => priorityIn(ranks, route)).toSorted((one, other) => one - other),
    );
  }
  return planned.map((route) => ({ ...route, priority: priorityIn(ranks, route) }));
}

type Ranks = Map<PlannedRoute, number>;

function priorityIn(ranks: Ranks, route: PlannedRoute): number {
  return ranks.get(route) ?? route.usual;
}

/** Wildcards first, the shorter before the longer. */
function byReach(one: string, other: string): number {
  const whole = Number(!one.startsWith('*.')) - Number(!other.startsWith('*.'));
  return whole === 0 ? one.length - other.length : whole;
}

/** From the last route of the host to the first: each goes before all that are ranked below it. */
function rankHost(
  routes: readonly PlannedRoute[],
  { ranks, above }: { readonly ranks: Ranks; readonly above: readonly (readonly number[])[] },
): void {
  let highest = 0;
  for (const { routes: level, limit } of toLevels(longestPathFirst(routes)).toReversed()) {
    // its own host's routes count for more than wildcards: it stays below those that cannot be moved.
    const least = 1 + Math.max(highest, ...above.map((priorities) => highestBelow(limit - 1, priorities)));
    for (const route of level) {
      ranks.set(route, isFixed(route) ? route.usual : Math.max(ownPriority(route), least));
    }
    highest = level.reduce((most, route) => Math.max(most, priorityIn(ranks, route)), highest);
  }
}

/** Of priorities in rising order; 0 where none is below. */
function highestBelow(limit: number, priorities: readonly number[]): number {
  return priorities[partitionPoint(priorities, (priority) => priority < limit) - 1] ?? 0;
}

function isFixed({ kind }: PlannedRoute): boolean {
  return kind !== 'ingressroute';
}

/** A wildcard's expression is longer than the hosts that it covers, so its length does not tell them apart. */
function ownPriority({ exposure, usual }: PlannedRoute): number {
  return exposure.host.startsWith('*.') ? 0 : usual;
}

/** Routes that share no request, so that they may share a priority: prefixes of one length that differ. */
interface Level {
  readonly routes: readonly PlannedRoute[];
  /** The lowest priority before it that cannot be moved. */
  readonly limit: number;
}

function toLevels(ordered: readonly PlannedRoute[]): readonly Level[] {
  const levels: Level[] = [];
  let limit = Infinity;
  let routes: PlannedRoute[] = [];
  let prefixes = new Set<string | null>();
  for (const route of ordered) {
    const { prefix } = route;
    const [first] = routes;
    const joins = prefix !== null && first?.prefix?.length === prefix.length && !prefixes.has(prefix);
    if (!joins && first !== undefined) {
      levels.push({ routes, limit });
      limit = routes.filter(isFixed).reduce((least, { usual }) => Math.min(least, usual), limit);
      routes = [];
      prefixes = new Set();
    }
    routes.push(route);
    prefixes.add(prefix);
  }
  return routes.length === 0 ? levels : [...levels, { routes, limit }];
}
