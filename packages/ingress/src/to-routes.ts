import type { Drawn, From } from '@netloom/chart-kit';
import { objectNameOf, serviceOf, type Exposure, type Service } from '@netloom/network-model';
import type { Context } from './context.ts';
import type { HTTPRouteSpec } from './kinds/http-route.ts';
import type { IngressRouteSpec } from './kinds/ingress-route.ts';
import type { IngressSpec } from './kinds/ingress.ts';
import { toMatchRule } from './match-rule.ts';
import { gatewayListener } from './traefik-values.ts';
import type { IngressValues } from './values.ts';

type Routes = Pick<Drawn<IngressValues>, 'ingressRoutes' | 'ingresses' | 'httpRoutes'>;
interface Routed {
  readonly exposure: Exposure;
  readonly service: Service;
}

/** One route object for each host and namespace. Exposures of unknown services are left to the rule that reports them. */
export function toRoutes({ network, ingress: { routes, namespace }, from }: Context): Routes {
  const routed = network.exposures.flatMap((exposure): readonly Routed[] => {
    const service = serviceOf(network, exposure);
    return service !== undefined && reachesTraefik(exposure) ? [{ exposure, service }] : [];
  });
  const { said = [], rest = [] } = Object.groupBy(routed, (one) =>
    routes !== 'ingressroute' && says(routes, one) ? 'said' : 'rest',
  );
  // the name that Traefik's chart gives its Gateway
  const gateway = { name: 'traefik-gateway', namespace, sectionName: gatewayListener(network) };
  return {
    ingressRoutes: perHost({ routed: rest, from, toSpec: toIngressRoute }),
    ingresses: routes === 'ingress' ? perHost({ routed: said, from, toSpec: toIngress }) : [],
    httpRoutes: routes === 'httproute' ? perHost({ routed: said, from, toSpec: toHttpRouteOn(gateway) }) : [],
  };
}

function reachesTraefik({ via, origin }: Exposure): boolean {
  return via === 'ingress' || origin.includes('ingress');
}

/**
 * Whether the kind can say the route. Neither has a scheme for the way to the pods or a regular expression for paths,
 * and Traefik ranks an Ingress' wildcard by its length, above the hosts that it should leave alone.
 */
function says(kind: 'ingress' | 'httproute', { exposure, service }: Routed): boolean {
  const regexp = exposure.via === 'tunnel' && exposure.path !== null;
  const wildcard = exposure.host.startsWith('*.');
  return service.scheme === 'http' && !regexp && !(kind === 'ingress' && wildcard);
}

function perHost<Spec extends object>(options: {
  readonly routed: readonly Routed[];
  readonly from: From;
  readonly toSpec: (host: string, rows: readonly Routed[]) => Spec;
}): readonly { readonly name: string; readonly namespace: string; readonly spec: Spec }[] {
  const { routed, from, toSpec } = options;
  const groups = Map.groupBy(routed, ({ exposure }) => `${exposure.namespace} ${exposure.host}`);
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const { exposure } = first;
    const { host, namespace } = exposure;
    const spec = from(exposure, toSpec(host, longestPathFirst(rows)));
    return from(exposure, { name: objectNameOf(host), namespace, spec });
  });
}

function longestPathFirst(rows: readonly Routed[]): readonly Routed[] {
  return rows.toSorted((a, b) => (b.exposure.path?.length ?? 0) - (a.exposure.path?.length ?? 0));
}

function toIngressRoute(host: string, rows: readonly Routed[]): IngressRouteSpec {
  return {
    entryPoints: ['websecure'],
    routes: rows.map(({ exposure, service }, index) => ({
      kind: 'Rule',
      match: toMatchRule(exposure),
      // Traefik ranks rules by their length: a wildcard's expression must not outrank the hosts below it
      ...(host.startsWith('*.') && { priority: rows.length - index }),
      services: [
        {
          name: service.name,
          port: service.port,
          ...(service.scheme !== 'http' && { scheme: service.scheme }),
        },
      ],
    })),
    tls: {},
  };
}

function toIngress(host: string, rows: readonly Routed[]): IngressSpec {
  return {
    ingressClassName: 'traefik',
    rules: [
      {
        host,
        http: {
          paths: rows.map(({ exposure, service }) => ({
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

function toHttpRouteOn(
  gateway: HTTPRouteSpec['parentRefs'][number],
): (host: string, rows: readonly Routed[]) => HTTPRouteSpec {
  return (host, rows) => ({
    parentRefs: [gateway],
    hostnames: [host],
    rules: rows.map(({ exposure, service }) => ({
      matches: [{ path: { type: 'PathPrefix', value: exposure.path ?? '/' } }],
      backendRefs: [{ name: service.name, port: service.port }],
    })),
  });
}
