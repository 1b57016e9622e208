import type { EntryPoint } from '@netloom/network-model';
import type { PatternMatcher } from '../match/pattern-matcher.ts';
import { matchesTraefikRule, type HttpRequest, type TraefikRule } from '../match/traefik-rule.ts';
import { domainsAbove } from './domains-above.ts';

/** A route of Traefik: the rule that matches requests, and the Service that they go to. */
export interface TraefikRoute {
  /** As Traefik, or the HTTPRoute, has it. */
  readonly text: string;
  readonly namespace: string;
  readonly service: string;
  readonly port: number;
  readonly entryPoint: EntryPoint;
  /** Higher comes first; the order of equal ones may change with each start. */
  readonly priority: number;
  /** The chart's object; its origin is the exposure. */
  readonly object: object;
}

export interface ParsedRoute extends TraefikRoute {
  readonly rule: TraefikRule;
  /** The one host, or the wildcard, of all requests that it matches; `*` where there is none. */
  readonly host: string;
}

/** Which route matches a request. */
export type FoundRoute =
  | { readonly kind: 'none' }
  | { readonly kind: 'route'; readonly route: TraefikRoute }
  /** Two or more of one priority, to different Services. */
  | { readonly kind: 'tied'; readonly routes: readonly [TraefikRoute, ...TraefikRoute[]] }
  /** The regular expression of `unreadable` cannot be evaluated, and it comes before `route`; null where no other matches. */
  | { readonly kind: 'unreadable'; readonly unreadable: TraefikRoute; readonly route: TraefikRoute | null };

/** Traefik's routes by the host that their requests have. */
export class TraefikRoutes {
  readonly #byHost: ReadonlyMap<string, readonly ParsedRoute[]>;
  readonly #matchesPattern: PatternMatcher;

  constructor(routes: readonly ParsedRoute[], matchesPattern: PatternMatcher) {
    this.#matchesPattern = matchesPattern;
    this.#byHost = Map.groupBy(routes, ({ host }) => host);
  }

  /** The first route among those that match the request. */
  find(request: HttpRequest, entryPoint: EntryPoint): FoundRoute {
    const names = [request.host, ...domainsAbove(request.host).map((domain) => `*.${domain}`), '*'];
    const candidates = names
      .flatMap((name) => this.#byHost.get(name) ?? [])
      .filter((route) => route.entryPoint === entryPoint);
    const ranks = Map.groupBy(candidates, ({ priority }) => priority);
    const unreadable: TraefikRoute[] = [];
    for (const [, routes] of [...ranks].toSorted(([one], [other]) => other - one)) {
      const matches = Map.groupBy(routes, ({ rule }) =>
        matchesTraefikRule(rule, { ...request, matchesPattern: this.#matchesPattern }),
      );
      const matching = matches.get(true) ?? [];
      unreadable.push(...(matches.get(null) ?? []));
      const [first] = matching;
      if (first !== undefined) return toFoundRoute(first, { matching, unreadable });
    }
    const [first] = unreadable;
    return first === undefined ? { kind: 'none' } : { kind: 'unreadable', unreadable: first, route: null };
  }
}

/** Routes to one Service are certain, whichever of them comes first. */
function toFoundRoute(
  route: TraefikRoute,
  {
    matching,
    unreadable,
  }: { readonly matching: readonly TraefikRoute[]; readonly unreadable: readonly TraefikRoute[] },
): FoundRoute {
  const others = [...unreadable, ...matching].filter(
    (other) => describeTarget(other) !== describeTarget(route),
  );
  if (others.length === 0) return { kind: 'route', route };
  const [first] = unreadable.filter((one) => others.includes(one));
  return first === undefined
    ? { kind: 'tied', routes: [route, ...others] }
    : { kind: 'unreadable', unreadable: first, route };
}

function describeTarget({ namespace, service, port }: TraefikRoute): string {
  return `${namespace}/${service}:${port}`;
}
