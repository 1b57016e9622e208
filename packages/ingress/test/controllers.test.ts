import { readdirSync, readFileSync } from 'node:fs';
import { plain, withoutOrigin } from '@netloom/chart-kit';
import { loadText, minimalWith } from '@netloom/network-model/testing';
import { toTraefikValues } from '../src/index.ts';
import { toValues } from '../src/to-values.ts';

const SERVICES = `services:
  - name: wiki
    namespace: wiki
    expose: [{ host: wiki.example.com, via: ingress, ingress: a }]
`;

function valuesOf(ingresses: string): Readonly<Record<string, unknown>> {
  const { network } = loadText(minimalWith(`ingresses:\n${ingresses}${SERVICES}`));
  const values = plain(toValues(network, withoutOrigin));
  if (typeof values !== 'object' || values === null || Array.isArray(values)) throw new Error('no values');
  return Object.fromEntries(
    Object.entries(values).filter(([, list]) => Array.isArray(list) && list.length > 0),
  );
}

describe('the controllers', () => {
  it('gateway makes the Gateway, its redirect, its certificate and HTTPRoutes', () => {
    const values = valuesOf(
      '  - { name: a, controller: gateway, class: envoy, address: 192.168.1.50, domain: example.com, tls: { issuer: le } }\n',
    );
    expect(values).toEqual({
      gateways: [
        {
          name: 'a',
          namespace: 'netloom-system',
          spec: {
            gatewayClassName: 'envoy',
            listeners: [
              { name: 'web', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'All' } } },
              {
                name: 'websecure',
                port: 443,
                protocol: 'HTTPS',
                tls: { mode: 'Terminate', certificateRefs: [{ name: 'example-com-tls' }] },
                allowedRoutes: { namespaces: { from: 'All' } },
              },
            ],
          },
        },
      ],
      httpRoutes: [
        {
          name: 'a-to-https',
          namespace: 'netloom-system',
          spec: {
            parentRefs: [{ name: 'a', namespace: 'netloom-system', sectionName: 'web' }],
            rules: [
              {
                filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }],
              },
            ],
          },
        },
        {
          name: 'wiki.example.com',
          namespace: 'wiki',
          spec: {
            parentRefs: [{ name: 'a', namespace: 'netloom-system', sectionName: 'websecure' }],
            hostnames: ['wiki.example.com'],
            rules: [
              {
                matches: [{ path: { type: 'PathPrefix', value: '/' } }],
                backendRefs: [{ name: 'wiki', port: 80 }],
              },
            ],
          },
        },
      ],
      certificates: [
        {
          name: 'example-com-tls',
          namespace: 'netloom-system',
          spec: {
            secretName: 'example-com-tls',
            dnsNames: ['example.com', '*.example.com'],
            issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'le' },
          },
        },
      ],
    });
  });

  it('gateway asks MetalLB by annotations of what the controller makes, and only where there is MetalLB', () => {
    const gatewayOf = (more: string): unknown =>
      valuesOf(
        `  - { name: a, controller: gateway, class: envoy, address: 192.168.1.50, allowSharedIp: web }\n${more}`,
      ).gateways;
    expect(gatewayOf('loadBalancer: { pools: [{ name: p, addresses: [192.168.1.50/32] }] }\n')).toMatchObject(
      [
        {
          spec: {
            infrastructure: {
              annotations: {
                'metallb.io/loadBalancerIPs': '192.168.1.50',
                'metallb.io/allow-shared-ip': 'web',
              },
            },
          },
        },
      ],
    );
    expect(JSON.stringify(gatewayOf(''))).not.toContain('metallb');
  });

  it('ingress-class makes Ingresses of the class, each host with a certificate beside it', () => {
    expect(
      valuesOf(
        '  - { name: a, controller: ingress-class, class: nginx, address: 192.168.1.50, tls: { issuer: le } }\n',
      ),
    ).toMatchObject({
      ingresses: [
        {
          name: 'wiki.example.com',
          namespace: 'wiki',
          spec: {
            ingressClassName: 'nginx',
            tls: [{ hosts: ['wiki.example.com'], secretName: 'wiki.example.com-tls' }],
          },
        },
      ],
      certificates: [{ name: 'wiki.example.com-tls', namespace: 'wiki' }],
    });
  });

  it('external makes nothing', () => {
    expect(valuesOf('  - { name: a, controller: external, address: 192.168.1.50 }\n')).toEqual({});
  });

  it("traefik-k3s passes values on to K3s' Traefik, after its own", () => {
    const values = '{ deployment: { podAnnotations: { team: home }, replicas: 1 }, resources: ~ }';
    const { helmChartConfigs } = valuesOf(`  - { name: a, address: 192.168.1.50, values: ${values} }\n`);
    const valuesContent = [
      ...['deployment:', '  replicas: 1', '  podAnnotations:', '    team: home', 'service:'],
      ...['  annotations:', '    metallb.io/loadBalancerIPs: 192.168.1.50'],
    ].join('\n');
    expect(helmChartConfigs).toMatchObject([
      {
        spec: {
          valuesContent: expect.stringMatching(
            new RegExp(`^${valuesContent}\n[^]*\nresources: null\n$`),
          ) as string,
        },
      },
    ]);
  });

  it('traefik makes routes without a HelmChartConfig, since its values are those of a release', () => {
    const values = valuesOf('  - { name: a, controller: traefik, address: 192.168.1.50 }\n');
    expect(Object.keys(values)).toEqual(['ingressRoutes']);
    expect(JSON.stringify(values)).not.toContain('netloom.io/ingress');
  });

  it('keep two Traefiks apart by a label that each selects', () => {
    const { network } = loadText(
      minimalWith(`ingresses:
  - { name: a, address: 192.168.1.50, domain: example.com, tls: { issuer: le } }
  - { name: b, controller: traefik, address: 192.168.1.51 }
${SERVICES}`),
    );
    const values = toValues(network, withoutOrigin);
    const label = { 'netloom.io/ingress': 'a' };
    expect(values.ingressRoutes).toMatchObject([{ labels: label }]);
    expect(values.tlsStores).toMatchObject([{ labels: label }]);
    const selectors = network.ingresses.map(
      (ingress) => toTraefikValues({ network, ingress }).providers?.kubernetesCRD?.labelSelector,
    );
    expect(selectors).toEqual(['netloom.io/ingress=a', 'netloom.io/ingress=b']);
  });

  it('traefik and traefik-k3s make Middlewares beside the routes that pass them, one for all that share it', () => {
    const { network } = loadText(
      minimalWith(`ingresses:
  - name: a
    address: 192.168.1.50
    domain: example.com
    forwardAuth: { address: 'http://authelia.auth.svc:9091/api/authz/forward-auth', responseHeaders: [Remote-User] }
    headers: { X-Frame-Options: DENY }
services:
  - name: wiki
    namespace: wiki
    expose:
      - { host: one.example.com, via: ingress }
      - { host: two.example.com, via: ingress, ipAllowList: [lan], middlewares: [other/chain, wiki/own] }
      - { host: two.example.com, via: ingress, path: /api, auth: false, rateLimit: { average: 5, burst: 10 } }
`),
    );
    const values = toValues(network, withoutOrigin);
    expect(plain(values.middlewares)).toEqual([
      {
        name: 'a-forward-auth',
        namespace: 'wiki',
        spec: {
          forwardAuth: {
            address: 'http://authelia.auth.svc:9091/api/authz/forward-auth',
            authResponseHeaders: ['Remote-User'],
          },
        },
      },
      {
        name: 'a-headers',
        namespace: 'wiki',
        spec: { headers: { customResponseHeaders: { 'X-Frame-Options': 'DENY' } } },
      },
      {
        name: 'two.example.com-allow-list',
        namespace: 'wiki',
        spec: { ipAllowList: { sourceRange: ['192.168.1.0/24'] } },
      },
      {
        name: 'two.example.com-2-rate-limit',
        namespace: 'wiki',
        spec: { rateLimit: { average: 5, burst: 10, period: '1s' } },
      },
    ]);
    const chains = values.ingressRoutes.flatMap(({ spec }) =>
      spec.routes.map(({ middlewares = [] }) =>
        middlewares.map(({ name, namespace }) =>
          [namespace, name].filter((part) => part !== undefined).join('/'),
        ),
      ),
    );
    expect(chains).toEqual([
      ['a-forward-auth', 'a-headers'],
      // the longer path first
      ['two.example.com-2-rate-limit', 'a-headers'],
      ['two.example.com-allow-list', 'a-forward-auth', 'a-headers', 'other/chain', 'own'],
    ]);
    const [ingress] = network.ingresses;
    if (ingress === undefined) throw new Error('no ingress');
    // without it Traefik refuses other/chain
    expect(toTraefikValues({ network, ingress }).providers).toEqual({
      kubernetesCRD: { allowCrossNamespace: true },
    });
  });

  it('traefik writes a route that passes something as an IngressRoute, whatever kind is stated', () => {
    const { network } = loadText(
      minimalWith(`ingress: { address: 192.168.1.50, domain: example.com, routes: ingress }
services:
  - name: wiki
    namespace: wiki
    expose:
      - { host: one.example.com, via: ingress }
      - { host: two.example.com, via: ingress, rateLimit: { average: 5 } }
`),
    );
    const { ingresses, ingressRoutes } = toValues(network, withoutOrigin);
    expect([ingresses, ingressRoutes].map((list) => list.map(({ name }) => name))).toEqual([
      ['one.example.com'],
      ['two.example.com'],
    ]);
  });

  it('gateway refers to what its controller calls a filter', () => {
    const values = valuesOf(
      '  - { name: a, controller: gateway, class: envoy, address: 192.168.1.50, domain: example.com, middlewares: [HTTPRouteFilter.gateway.envoyproxy.io/f] }\n',
    );
    expect(values).toMatchObject({
      httpRoutes: [
        {
          spec: {
            rules: [
              {
                filters: [
                  {
                    type: 'ExtensionRef',
                    extensionRef: { group: 'gateway.envoyproxy.io', kind: 'HTTPRouteFilter', name: 'f' },
                  },
                ],
              },
            ],
          },
        },
      ],
    });
  });

  it('are one folder each, and nothing else in this package names one but for the list', () => {
    const folder = new URL('../src/', import.meta.url);
    const names = readdirSync(new URL('controllers/', folder), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    );
    const outside = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.endsWith('.ts') && !/^controllers\/.+\//.test(path),
    );
    const naming = outside.filter((path) =>
      /controllers\/(gateway|external)\//.test(readFileSync(new URL(path, folder), 'utf8')),
    );
    expect(names.toSorted()).toEqual(['external', 'gateway', 'ingress-class', 'traefik', 'traefik-k3s']);
    expect(naming).toEqual([]);
    expect(readFileSync(new URL('controllers/index.ts', folder), 'utf8').match(/^import \{/gm)).toHaveLength(
      names.length,
    );
  });
});
