import type { Drawn, From } from '@netloom/chart-kit';
import { isTraefik, objectNameOf, type Exposure, type IngressController } from '@netloom/network-model';
import type { IngressInput } from './ingress-input.ts';
import type { HTTPRouteSpec } from './kinds/http-route.ts';
import type { IngressRouteSpec } from './kinds/ingress-route.ts';
import type { IngressSpec } from './kinds/ingress.ts';
import { toMatchRule } from './match-rule.ts';
import { hostSecretName } from './to-certificate.ts';
import { transportName } from './to-servers-transports.ts';
import { gatewayListener } from './traefik/gateway-listener.ts';
import { labelsOf } from './traefik/labels.ts';
import { middlewaresOf, type PlannedMiddleware } from './traefik/middlewares.ts';
import { longestPathFirst, objectKeyOf } from './traefik/planned-route.ts';
import { rankRoutes, type RankedRoute } from './traefik/rank-routes.ts';
import type { IngressValues } from './values.ts';

type Routes = Pick<Drawn<IngressValues>, 'ingressRoutes' | 'middlewares' | 'ingresses' | 'httpRoutes'>;

/** One route object for each host and namespace, of the kind that can say it. */
export function toRouteObjects(input: IngressInput): Routes {
  const { network, ingress, from } = input;
  const kinds = Map.groupBy(rankRoutes(network, ingress), ({ kind }) => kind);
  const labels = labelsOf(network, ingress);
  const perHost = <Spec extends object>(kind: RankedRoute['kind'], toSpec: ToSpec<Spec>): Named<Spec> =>
    toObjects({ routes: kinds.get(kind) ?? [], labels, from, toSpec });
  return {
    ingressRoutes: perHost('ingressroute', toIngressRouteOf(input)),
    middlewares: toMiddlewares(input, kinds.get('ingressroute') ?? []),
    ingresses: perHost('ingress', toIngressOf(ingress)),
    httpRoutes: perHost('httproute', toHttpRouteOn(gatewayOf(ingress))),
  };
}

/** Traefik's chart makes one of its own, by this name. */
function gatewayOf(ingress: IngressController): HTTPRouteSpec['parentRefs'][number] {
  const { name, namespace } = ingress;
  return {
    name: isTraefik(ingress) ? 'traefik-gateway' : name,
    namespace,
    sectionName: gatewayListener(ingress),
  };
}

type ToSpec<Spec> = (host: string, routes: readonly RankedRoute[]) => Spec;
type Named<Spec> = readonly (ReturnType<typeof labelsOf> & {
  readonly name: string;
  readonly namespace: string;
  readonly spec: Spec;
})[];

function toObjects<Spec extends object>(options: {
  readonly routes: readonly RankedRoute[];
  readonly labels: ReturnType<typeof labelsOf>;
  readonly from: From;
  readonly toSpec: ToSpec<Spec>;
}): Named<Spec> {
  const { routes, labels, from, toSpec } = options;
  const groups = Map.groupBy(routes, ({ exposure }) => objectKeyOf(exposure));
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const { exposure } = first;
    const { host, namespace } = exposure;
    const spec = toSpec(host, longestPathFirst(rows));
    return from(exposure, { name: objectNameOf(host), namespace, ...labels, spec });
  });
}

function toIngressRouteOf(input: IngressInput): ToSpec<IngressRouteSpec> {
  const { network, ingress } = input;
  return (_host, routes) => ({
    entryPoints: ['websecure'],
    routes: routes.map(({ exposure, service, priority, usual }) => ({
      kind: 'Rule',
      match: toMatchRule(exposure),
      ...(priority !== usual && { priority }),
      ...toChain(middlewaresOf(network, ingress, exposure), exposure),
      services: [
        {
          name: service.name,
          port: service.port,
          ...toScheme(service),
          ...(service.tls !== null &&
            service.scheme === 'https' && { serversTransport: transportName(service, input) }),
        },
      ],
    })),
    tls: {},
  });
}

/** Of a port without a web server there is no route: the file refuses it. */
function toScheme({ scheme }: RankedRoute['service']): { readonly scheme?: 'https' | 'h2c' } {
  return scheme === 'https' || scheme === 'h2c' ? { scheme } : {};
}

/** The chain of a route: what is made for it, then what it refers to. */
function toChain(
  made: readonly PlannedMiddleware[],
  { namespace, guards }: Exposure,
): Pick<IngressRouteSpec['routes'][number], 'middlewares'> {
  const referred = guards.middlewares.flatMap((one) =>
    one.kind === 'middleware'
      ? [{ name: one.name, ...(one.namespace !== namespace && { namespace: one.namespace }) }]
      : [],
  );
  const middlewares = [...made.map(({ name }) => ({ name })), ...referred];
  return middlewares.length === 0 ? {} : { middlewares };
}

/** Each once: routes of one namespace share those of their ingress. */
function toMiddlewares(
  { network, ingress, from }: IngressInput,
  routes: readonly RankedRoute[],
): Routes['middlewares'] {
  const planned = routes.flatMap(({ exposure }) => middlewaresOf(network, ingress, exposure));
  const first = new Map(planned.toReversed().map((one) => [`${one.namespace} ${one.name}`, one]));
  return planned
    .filter((one) => first.get(`${one.namespace} ${one.name}`) === one)
    .map(({ of, name, namespace, spec }) =>
      from(of, { name, namespace, ...labelsOf(network, ingress), spec }),
    );
}

/** The IngressClass that an ingress serves; the one that Traefik's chart makes has the name of its release. */
export function ingressClassOf({ className, proxy }: IngressController): string {
  return className ?? proxy?.service.name ?? 'traefik';
}

function toIngressOf(ingress: IngressController): ToSpec<IngressSpec> {
  const { tls } = ingress;
  const ingressClassName = ingressClassOf(ingress);
  return (host, routes) => ({
    ingressClassName,
    rules: [
      {
        host,
        http: {
          paths: routes.map(({ exposure, service }) => ({
            path: exposure.path ?? '/',
            pathType: 'Prefix',
            backend: { service: { name: service.name, port: { number: service.port } } },
          })),
        },
      },
    ],
    ...((isTraefik(ingress) || tls !== null) && {
      tls: [{ hosts: [host], ...(!isTraefik(ingress) && { secretName: hostSecretName(host) }) }],
    }),
  });
}

function toHttpRouteOn(gateway: HTTPRouteSpec['parentRefs'][number]): ToSpec<HTTPRouteSpec> {
  return (host, routes) => ({
    parentRefs: [gateway],
    hostnames: [host],
    rules: routes.map(({ exposure, service }) => ({
      matches: [{ path: { type: 'PathPrefix', value: exposure.path ?? '/' } }],
      ...toFilters(exposure),
      backendRefs: [{ name: service.name, port: service.port }],
    })),
  });
}

/** What a Gateway's controller calls a filter; Traefik's own routes have the others. */
function toFilters({ guards }: Exposure): Pick<HTTPRouteSpec['rules'][number], 'filters'> {
  const filters = guards.middlewares.flatMap((one) =>
    one.kind === 'filter'
      ? [
          {
            type: 'ExtensionRef' as const,
            extensionRef: { group: one.group, kind: one.filterKind, name: one.name },
          },
        ]
      : [],
  );
  return filters.length === 0 ? {} : { filters };
}
