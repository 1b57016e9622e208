import type { From } from '@netloom/chart-kit';
import { ingressChart } from '@netloom/ingress';
import type { Network } from '@netloom/network-model';
import { compareGatewayRules, matchesGatewayRule, type GatewayRule } from '../match/gateway-rule.ts';
import { firstMatch, type FirstMatch } from '../match/first-match.ts';
import type { FoundIn } from '../match/found-in.ts';
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
  /** `traefik` for an IngressRoute or an Ingress, whose rules share one ranking. */
  readonly kind: 'traefik' | 'gateway';
  /** As Traefik or the HTTPRoute has it. */
  readonly text: string;
  readonly namespace: string;
  readonly service: string;
  readonly port: number;
  readonly entryPoint: EntryPoint;
  /** What the chart made; its origin is the exposure. */
  readonly made: object;
}

interface RankedRoute extends TraefikRoute {
  readonly kind: 'traefik';
  readonly rule: TraefikRule;
  /** Stated, or the length of the rule: the higher goes first. */
  readonly priority: number;
}

interface GatewayRoute extends TraefikRoute {
  readonly kind: 'gateway';
  readonly rule: GatewayRule;
}

type AnyRoute = RankedRoute | GatewayRoute;

/** Traefik's routes by the host that their requests have; those without one host under `*`. */
export class TraefikRoutes {
  readonly #byHost: ReadonlyMap<string, readonly AnyRoute[]>;
  readonly #foundIn: FoundIn;

  constructor(routes: readonly AnyRoute[], foundIn: FoundIn) {
    this.#foundIn = foundIn;
    this.#byHost = Map.groupBy(routes, hostOf);
  }

  /** The route that goes first among those that take the request. */
  find(request: HttpRequest, entryPoint: EntryPoint): FirstMatch<TraefikRoute> {
    const names = [request.host, ...domainsAbove(request.host).map((domain) => `*.${domain}`), '*'];
    const candidates = names
      .flatMap((name) => this.#byHost.get(name) ?? [])
      .filter((route) => route.entryPoint === entryPoint);
    const asked = { ...request, foundIn: this.#foundIn };
    return firstMatch(candidates.toSorted(compareRoutes), (candidate) =>
      candidate.kind === 'gateway'
        ? matchesGatewayRule(candidate.rule, request)
        : matchesTraefikRule(candidate.rule, asked),
    );
  }
}

function hostOf(route: AnyRoute): string {
  return route.kind === 'gateway' ? route.rule.hostname : (hostOfRule(route.rule) ?? '*');
}

/** An HTTPRoute of the host goes before a rule that only its length ranks. */
function compareRoutes(one: AnyRoute, other: AnyRoute): number {
  if (one.kind === 'gateway' && other.kind === 'gateway') return compareGatewayRules(one.rule, other.rule);
  if (one.kind === 'traefik' && other.kind === 'traefik') return other.priority - one.priority;
  return one.kind === 'gateway' ? -1 : 1;
}

type Values = ReturnType<typeof ingressChart.toValues>;

/** The routes that the chart writes; none without an ingress. */
export function toTraefikRoutes(
  network: Network,
  { from, foundIn }: { readonly from: From; readonly foundIn: FoundIn },
): TraefikRoutes {
  if (network.ingress === null) return new TraefikRoutes([], foundIn);
  const values = ingressChart.toValues(network, from);
  const routes = [...ingressRoutes(values), ...ingresses(values), ...httpRoutes(values)];
  return new TraefikRoutes(routes, foundIn);
}

function ingressRoutes(values: Values): readonly RankedRoute[] {
  return values.ingressRoutes.flatMap((made) =>
    made.spec.routes.flatMap(({ match, priority, services }) =>
      services.map(({ name, port }) => {
        const text = String(match);
        return ranked({ made, text, priority: priority ?? text.length, service: String(name), port });
      }),
    ),
  );
}

/** As Traefik turns an Ingress into rules. */
function ingresses(values: Values): readonly RankedRoute[] {
  return values.ingresses.flatMap((made) =>
    made.spec.rules.flatMap(({ host, http }) =>
      http.paths.map(({ path, backend }) => {
        const text = `Host(\`${String(host)}\`) && PathPrefix(\`${String(path)}\`)`;
        const { name, port } = backend.service;
        return ranked({ made, text, priority: text.length, service: String(name), port: port.number });
      }),
    ),
  );
}

function ranked(route: {
  readonly made: { readonly namespace: unknown };
  readonly text: string;
  readonly priority: number;
  readonly service: string;
  readonly port: number;
}): RankedRoute {
  const { made, ...rest } = route;
  const namespace = String(made.namespace);
  const rule = parseTraefikRule(rest.text);
  // IngressRoutes name this entry point, and an Ingress with `tls` is served on no other.
  return { kind: 'traefik', entryPoint: 'websecure', namespace, made, rule, ...rest };
}

function httpRoutes(values: Values): readonly GatewayRoute[] {
  return values.httpRoutes.flatMap((made) =>
    made.spec.hostnames.flatMap((hostname) =>
      made.spec.rules.flatMap(({ matches, backendRefs }) =>
        matches.flatMap(({ path }) =>
          backendRefs.map(({ name, port }): GatewayRoute => {
            const rule = { hostname: String(hostname), path: String(path.value) };
            const namespace = String(made.namespace);
            const text = `HTTPRoute ${String(hostname)} ${rule.path}`;
            const entryPoint = made.spec.parentRefs.some(({ sectionName }) => String(sectionName) === 'web')
              ? 'web'
              : 'websecure';
            return { kind: 'gateway', entryPoint, made, text, namespace, rule, service: String(name), port };
          }),
        ),
      ),
    ),
  );
}
