import type { Drawn, From } from '@netloom/chart-kit';
import { objectNameOf } from '@netloom/network-model';
import type { IngressInput } from './ingress-input.ts';
import type { HTTPRouteSpec } from './kinds/http-route.ts';
import type { IngressRouteSpec } from './kinds/ingress-route.ts';
import type { IngressSpec } from './kinds/ingress.ts';
import { toMatchRule } from './match-rule.ts';
import { gatewayListener } from './traefik-values.ts';
import { longestPathFirst, objectKeyOf } from './traefik/planned-route.ts';
import { rankRoutes, type RankedRoute } from './traefik/rank-routes.ts';
import type { IngressValues } from './values.ts';

type Routes = Pick<Drawn<IngressValues>, 'ingressRoutes' | 'ingresses' | 'httpRoutes'>;

/** One route object for each host and namespace, of the kind that can say it. */
export function toRouteObjects({ network, ingress: { namespace }, from }: IngressInput): Routes {
  const kinds = Map.groupBy(rankRoutes(network), ({ kind }) => kind);
  // the name that Traefik's chart gives its Gateway
  const gateway = { name: 'traefik-gateway', namespace, sectionName: gatewayListener(network) };
  const perHost = <Spec extends object>(kind: RankedRoute['kind'], toSpec: ToSpec<Spec>): Named<Spec> =>
    toObjects({ routes: kinds.get(kind) ?? [], from, toSpec });
  return {
    ingressRoutes: perHost('ingressroute', toIngressRoute),
    ingresses: perHost('ingress', toIngress),
    httpRoutes: perHost('httproute', toHttpRouteOn(gateway)),
  };
}

type ToSpec<Spec> = (host: string, routes: readonly RankedRoute[]) => Spec;
type Named<Spec> = readonly { readonly name: string; readonly namespace: string; readonly spec: Spec }[];

function toObjects<Spec extends object>(options: {
  readonly routes: readonly RankedRoute[];
  readonly from: From;
  readonly toSpec: ToSpec<Spec>;
}): Named<Spec> {
  const { routes, from, toSpec } = options;
  const groups = Map.groupBy(routes, ({ exposure }) => objectKeyOf(exposure));
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const { exposure } = first;
    const { host, namespace } = exposure;
    const spec = toSpec(host, longestPathFirst(rows));
    return from(exposure, { name: objectNameOf(host), namespace, spec });
  });
}

function toIngressRoute(_host: string, routes: readonly RankedRoute[]): IngressRouteSpec {
  return {
    entryPoints: ['websecure'],
    routes: routes.map(({ exposure, service, priority, usual }) => ({
      kind: 'Rule',
      match: toMatchRule(exposure),
      ...(priority !== usual && { priority }),
      services: [
        {
          name: service.name,
          port: service.port,
          ...(service.scheme !== 'http' && { scheme: service.scheme }),
          ...(service.tls !== null && { serversTransport: service.name }),
        },
      ],
    })),
    tls: {},
  };
}

function toIngress(host: string, routes: readonly RankedRoute[]): IngressSpec {
  return {
    ingressClassName: 'traefik',
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
    tls: [{ hosts: [host] }],
  };
}

function toHttpRouteOn(gateway: HTTPRouteSpec['parentRefs'][number]): ToSpec<HTTPRouteSpec> {
  return (host, routes) => ({
    parentRefs: [gateway],
    hostnames: [host],
    rules: routes.map(({ exposure, service }) => ({
      matches: [{ path: { type: 'PathPrefix', value: exposure.path ?? '/' } }],
      backendRefs: [{ name: service.name, port: service.port }],
    })),
  });
}
