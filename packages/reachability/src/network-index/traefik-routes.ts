import type { From } from '@netloom/chart-kit';
import { gatewayPriority, gatewayRule, ingressChart, ingressRule, rulePriority } from '@netloom/ingress';
import type { Network } from '@netloom/network-model';
import type { PatternMatcher } from '../match/pattern-matcher.ts';
import {
  hostOfRule,
  matchesTraefikRule,
  parseTraefikRule,
  type HttpRequest,
  type TraefikRule,
} from '../match/traefik-rule.ts';
import { domainsAbove } from './domains-above.ts';

export type EntryPoint = 'web' | 'websecure';

/** A request's way out of Traefik: the rule that takes it, and the Service it goes to. */
export interface TraefikRoute {
  /** As Traefik, or the HTTPRoute, has it. */
  readonly text: string;
  readonly namespace: string;
  readonly service: string;
  readonly port: number;
  readonly entryPoint: EntryPoint;
  /** The higher goes first; the order of equal ones changes from start to start. */
  readonly priority: number;
  /** What the chart object; its origin is the exposure. */
  readonly object: object;
}

interface ParsedRoute extends TraefikRoute {
  readonly rule: TraefikRule;
  /** The one host, or the wildcard, of all requests that it takes; `*` where there is none. */
  readonly host: string;
}

/** Which route takes a request. */
export type FoundRoute =
  | { readonly kind: 'none' }
  | { readonly kind: 'route'; readonly route: TraefikRoute }
  /** Two or more of one priority, to different Services. */
  | { readonly kind: 'tied'; readonly routes: readonly [TraefikRoute, ...TraefikRoute[]] }
  /** The expression of `unread` cannot be read, and it goes before `route`; null where nothing else takes it. */
  | { readonly kind: 'unread'; readonly unread: TraefikRoute; readonly route: TraefikRoute | null };

/** Traefik's routes by the host that their requests have. */
export class TraefikRoutes {
  readonly #byHost: ReadonlyMap<string, readonly ParsedRoute[]>;
  readonly #foundIn: PatternMatcher;

  constructor(routes: readonly ParsedRoute[], foundIn: PatternMatcher) {
    this.#foundIn = foundIn;
    this.#byHost = Map.groupBy(routes, ({ host }) => host);
  }

  /** The route that goes first among those that take the request. */
  find(request: HttpRequest, entryPoint: EntryPoint): FoundRoute {
    const names = [request.host, ...domainsAbove(request.host).map((domain) => `*.${domain}`), '*'];
    const candidates = names
      .flatMap((name) => this.#byHost.get(name) ?? [])
      .filter((route) => route.entryPoint === entryPoint);
    const asked = { ...request, foundIn: this.#foundIn };
    const ranks = Map.groupBy(candidates, ({ priority }) => priority);
    const unread: TraefikRoute[] = [];
    for (const [, routes] of [...ranks].toSorted(([one], [other]) => other - one)) {
      const answers = routes.map((route) => ({ route, matches: matchesTraefikRule(route.rule, asked) }));
      const takers = answers.filter(({ matches }) => matches === true).map(({ route }) => route);
      unread.push(...answers.filter(({ matches }) => matches === null).map(({ route }) => route));
      const [first] = takers;
      if (first !== undefined) return toFoundRoute(first, { takers, unread });
    }
    const [first] = unread;
    return first === undefined ? { kind: 'none' } : { kind: 'unread', unread: first, route: null };
  }
}

/** Routes to one Service leave no doubt, whichever of them takes the request. */
function toFoundRoute(
  route: TraefikRoute,
  { takers, unread }: { readonly takers: readonly TraefikRoute[]; readonly unread: readonly TraefikRoute[] },
): FoundRoute {
  const others = [...unread, ...takers].filter((other) => describeTarget(other) !== describeTarget(route));
  if (others.length === 0) return { kind: 'route', route };
  const [first] = unread.filter((one) => others.includes(one));
  return first === undefined
    ? { kind: 'tied', routes: [route, ...others] }
    : { kind: 'unread', unread: first, route };
}

function describeTarget({ namespace, service, port }: TraefikRoute): string {
  return `${namespace}/${service}:${port}`;
}

type Values = ReturnType<typeof ingressChart.toValues>;

/** The routes that the chart writes; none without an ingress. */
export function toTraefikRoutes(
  network: Network,
  { from, foundIn }: { readonly from: From; readonly foundIn: PatternMatcher },
): TraefikRoutes {
  if (network.ingress === null) return new TraefikRoutes([], foundIn);
  const values = ingressChart.toValues(network, from);
  const routes = [...ingressRoutes(values), ...ingresses(values), ...httpRoutes(values)];
  return new TraefikRoutes(routes, foundIn);
}

function ingressRoutes(values: Values): readonly ParsedRoute[] {
  return values.ingressRoutes.flatMap((object) =>
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

function ingresses(values: Values): readonly ParsedRoute[] {
  return values.ingresses.flatMap((object) =>
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

function httpRoutes(values: Values): readonly ParsedRoute[] {
  return values.httpRoutes.flatMap((object) =>
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
