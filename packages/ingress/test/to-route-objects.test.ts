import {
  Hostname,
  type Exposure,
  type IngressController,
  type Network,
  type Service,
} from '@netloom/network-model';
import { load } from '@netloom/network-model/testing';
import { ingressChart } from '../src/index.ts';

const homelab = load('networks/homelab/network.yaml').network;
const [homelabTls = null] = homelab.certificates;

const web: Service = {
  name: 'web',
  namespace: 'apps',
  scheme: 'http',
  port: 80,
  portName: null,
  targetPort: 8080,
  selector: { app: 'web' },
  metricsPort: null,
  webhookPort: null,
  hostNetwork: false,
  headless: false,
  hosts: [],
  addresses: [],
  morePorts: [],
  tls: null,
};
const exposure: Exposure = {
  host: Hostname.parse('web.int.jigga.xyz'),
  namespace: 'apps',
  service: 'web',
  port: null,
  via: 'ingress',
  origin: ['service'],
  ingress: 'ingress',
  guards: { ipAllowList: [], rateLimit: null, forwardAuth: null, headers: null, middlewares: [] },
  path: null,
  published: null,
  originRequest: {},
};

function routesOf(options: {
  readonly routes?: IngressController['routes'];
  readonly service?: Partial<Service>;
  readonly exposures: readonly Partial<Exposure>[];
  readonly tls?: IngressController['tls'];
}): Pick<ReturnType<typeof ingressChart.toValues>, 'ingressRoutes' | 'ingresses' | 'httpRoutes'> {
  const { routes = 'ingressroute', service, exposures, tls = homelabTls } = options;
  const network: Network = {
    ...homelab,
    ingresses: homelab.ingresses.map((ingress) => ({ ...ingress, routes, tls })),
    services: [{ ...web, ...service }],
    exposures: exposures.map((change) => ({ ...exposure, ...change })),
  };
  const { ingressRoutes, ingresses, httpRoutes } = ingressChart.toValues(network, (_, value) => value);
  return { ingressRoutes, ingresses, httpRoutes };
}

const rule = (match: string, more: object = {}): object => ({
  kind: 'Rule',
  match,
  ...more,
  services: [{ name: 'web', port: 80 }],
});
const ingressRoute = (name: string, ...routes: object[]): object => ({
  name,
  namespace: 'apps',
  spec: { entryPoints: ['websecure'], routes, tls: {} },
});

describe('routes', () => {
  it('makes one IngressRoute for a host with several paths, the longest path first', () => {
    expect(routesOf({ exposures: [{}, { path: '/api/v2' }, { path: '/api' }] }).ingressRoutes).toEqual([
      ingressRoute(
        'web.int.jigga.xyz',
        rule('Host(`web.int.jigga.xyz`) && PathPrefix(`/api/v2`)'),
        rule('Host(`web.int.jigga.xyz`) && PathPrefix(`/api`)'),
        rule('Host(`web.int.jigga.xyz`)'),
      ),
    ]);
  });

  it('ranks the rules of a wildcard below every exact host', () => {
    const host = Hostname.parse('*.int.jigga.xyz');
    const regexp = String.raw`HostRegexp(${'`'}^[^.]+\.int\.jigga\.xyz$${'`'})`;
    expect(routesOf({ exposures: [{ host }, { host, path: '/api' }] }).ingressRoutes).toEqual([
      ingressRoute(
        'wildcard.int.jigga.xyz',
        rule(`${regexp} && PathPrefix(\`/api\`)`, { priority: 2 }),
        rule(regexp, { priority: 1 }),
      ),
    ]);
  });

  it('routes a tunnel host only where it goes through the ingress', () => {
    const host = Hostname.parse('web.jigga.xyz');
    expect(
      routesOf({ exposures: [{ host, via: 'tunnel', origin: ['service'], ingress: null }] }).ingressRoutes,
    ).toEqual([]);
    const through = routesOf({ exposures: [{ host, via: 'tunnel', origin: ['service', 'ingress'] }] });
    expect(through.ingressRoutes).toEqual([ingressRoute('web.jigga.xyz', rule('Host(`web.jigga.xyz`)'))]);
  });

  it('has one rule for a host that is a tunnel host, too', () => {
    const host = Hostname.parse('web.jigga.xyz');
    const both = routesOf({ exposures: [{ host }, { host, via: 'tunnel', origin: ['ingress'] }] });
    expect(both.ingressRoutes).toEqual([ingressRoute('web.jigga.xyz', rule('Host(`web.jigga.xyz`)'))]);
  });

  it('leaves out an exposure whose service the network does not declare', () => {
    expect(routesOf({ exposures: [{ service: 'gone' }] })).toEqual({
      ingressRoutes: [],
      ingresses: [],
      httpRoutes: [],
    });
  });

  it('writes a Kubernetes Ingress where the network asks for it', () => {
    expect(routesOf({ routes: 'ingress', exposures: [{ path: '/api' }] })).toEqual({
      ingressRoutes: [],
      httpRoutes: [],
      ingresses: [
        {
          name: 'web.int.jigga.xyz',
          namespace: 'apps',
          spec: {
            ingressClassName: 'traefik',
            rules: [
              {
                host: 'web.int.jigga.xyz',
                http: {
                  paths: [
                    {
                      path: '/api',
                      pathType: 'Prefix',
                      backend: { service: { name: 'web', port: { number: 80 } } },
                    },
                  ],
                },
              },
            ],
            tls: [{ hosts: ['web.int.jigga.xyz'] }],
          },
        },
      ],
    });
  });

  it.each([
    ['websecure', homelabTls],
    ['web', null],
  ])('attaches an HTTPRoute to the listener %s of Traefik', (sectionName, tls) => {
    expect(
      routesOf({ routes: 'httproute', tls, exposures: [{ host: Hostname.parse('*.int.jigga.xyz') }] }),
    ).toEqual({
      ingressRoutes: [],
      ingresses: [],
      httpRoutes: [
        {
          name: 'wildcard.int.jigga.xyz',
          namespace: 'apps',
          spec: {
            parentRefs: [{ name: 'traefik-gateway', namespace: 'kube-system', sectionName }],
            hostnames: ['*.int.jigga.xyz'],
            rules: [
              {
                matches: [{ path: { type: 'PathPrefix', value: '/' } }],
                backendRefs: [{ name: 'web', port: 80 }],
              },
            ],
          },
        },
      ],
    });
  });

  it.each([
    ['ingress', 'HTTPS to the pods', { scheme: 'https' as const }, {}],
    ['httproute', 'HTTPS to the pods', { scheme: 'https' as const }, {}],
    ['httproute', 'h2c to the pods', { scheme: 'h2c' as const }, {}],
    [
      'ingress',
      'a regular expression',
      {},
      { via: 'tunnel' as const, origin: ['ingress' as const], path: '/v[12]/' },
    ],
    [
      'httproute',
      'a regular expression',
      {},
      { via: 'tunnel' as const, origin: ['ingress' as const], path: '/v[12]/' },
    ],
    ['ingress', 'a wildcard', {}, { host: Hostname.parse('*.int.jigga.xyz') }],
  ] as const)('falls back to an IngressRoute where %s cannot say %s', (routes, _what, service, change) => {
    const { ingressRoutes, ingresses, httpRoutes } = routesOf({ routes, service, exposures: [change] });
    expect([ingressRoutes.length, ingresses.length, httpRoutes.length]).toEqual([1, 0, 0]);
  });

  it('says how to talk to the pods where it is not plain HTTP', () => {
    const [route] = routesOf({ service: { scheme: 'h2c' }, exposures: [{}] }).ingressRoutes;
    expect(route?.spec.routes[0]?.services).toEqual([{ name: 'web', port: 80, scheme: 'h2c' }]);
  });
});
