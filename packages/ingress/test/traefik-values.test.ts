import { existsSync, readFileSync } from 'node:fs';
import { plain } from '@netloom/chart-kit';
import type { IngressController, Network } from '@netloom/network-model';
import { load } from '@netloom/network-model/testing';
import * as z from 'zod';
import { toTraefikValues } from '../src/traefik-values.ts';

const homelab = load('networks/homelab/network.yaml').network;
const dualStack = load('examples/dual-stack-bgp/network.yaml').network;

function valuesOf(network: Network, change: Partial<IngressController> = {}): unknown {
  const [first] = network.ingresses;
  if (first === undefined) throw new Error(`${network.name} has no ingress`);
  const ingress = { ...first, ...change };
  return plain(toTraefikValues({ network, ingress }));
}

describe(toTraefikValues, () => {
  it('pins one address in one family', () => {
    expect(valuesOf(homelab, { accessLog: false, redirectToHttps: false })).toEqual({
      deployment: { replicas: 1 },
      service: {
        annotations: { 'metallb.io/loadBalancerIPs': '192.168.7.230' },
        spec: { externalTrafficPolicy: 'Cluster', ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4'] },
      },
    });
  });

  it('pins one address in each family of a dual-stack network', () => {
    expect(valuesOf(dualStack)).toMatchObject({
      deployment: { replicas: 2 },
      service: {
        annotations: { 'metallb.io/loadBalancerIPs': '198.51.100.1,2001:db8:100::1' },
        spec: {
          externalTrafficPolicy: 'Local',
          ipFamilyPolicy: 'RequireDualStack',
          ipFamilies: ['IPv4', 'IPv6'],
        },
      },
    });
  });

  it("carries MetalLB's sharing key where the network states one", () => {
    expect(valuesOf(homelab, { allowSharedIp: 'front' })).toMatchObject({
      service: {
        annotations: {
          'metallb.io/loadBalancerIPs': '192.168.7.230',
          'metallb.io/allow-shared-ip': 'front',
        },
      },
    });
  });

  it('trusts forwarded headers of nobody unless the network names peers', () => {
    expect(valuesOf(homelab)).toHaveProperty('ports.web');
    expect(valuesOf(homelab)).not.toHaveProperty('ports.websecure');
    expect(valuesOf(dualStack)).toHaveProperty('ports.websecure', {
      forwardedHeaders: { trustedIPs: ['10.52.0.0/16', 'fd00:52::/56'] },
    });
  });

  it('opens an HTTPS listener with the certificate for HTTPRoutes', () => {
    expect(valuesOf(homelab, { routes: 'httproute' })).toMatchObject({
      providers: { kubernetesGateway: { enabled: true } },
      gateway: {
        listeners: {
          websecure: {
            port: 8443,
            protocol: 'HTTPS',
            namespacePolicy: { from: 'All' },
            certificateRefs: [{ name: 'int-jigga-xyz-tls' }],
          },
        },
      },
    });
  });

  it('serves HTTPRoutes without a certificate plainly, and redirects nobody', () => {
    const values = valuesOf(homelab, { tls: null, routes: 'httproute' });
    expect(values).not.toHaveProperty('ports');
    expect(values).toHaveProperty('gateway.listeners', {
      web: { port: 8000, protocol: 'HTTP', namespacePolicy: { from: 'All' } },
    });
  });
});

describe('values of each generation of the chart', () => {
  const redirections = { entryPoint: { to: 'websecure', scheme: 'https', permanent: true } };
  const access = { enabled: true, format: 'json' };
  const byOption = [
    '--entryPoints.web.http.redirections.entryPoint.to=:443',
    '--entryPoints.web.http.redirections.entryPoint.scheme=https',
    '--entryPoints.web.http.redirections.entryPoint.permanent=true',
  ];
  const logByOption = ['--accesslog=true', '--accesslog.format=json'];

  it.each([
    ['before 39', 'v1.34.2+k3s1', { ports: { web: { redirections } }, logs: { access } }],
    ['39 and 40', 'v1.36.4+k3s1', { ports: { web: { http: { redirections } } }, logs: { access } }],
    [
      '40 or 41',
      'v1.37.1+k3s1',
      { ports: { web: { http: { redirections } } }, additionalArguments: logByOption },
    ],
    ['37 to 40', 'v1.34.5+k3s1', { logs: { access }, additionalArguments: byOption }],
    ['37 or any newer', 'v1.32.13+k3s1', { additionalArguments: [...byOption, ...logByOption] }],
  ])('state redirect and access log in the words of %s', (_title, version, expected) => {
    const { deployment, service, ...values } = valuesOf(withVersion(homelab, version)) as Record<
      string,
      unknown
    >;
    expect([deployment, service]).not.toContain(undefined);
    expect(values).toEqual(expected);
  });

  it('state who may attach routes as a text before 37', () => {
    const at = (version: string): unknown => valuesOf(withVersion(homelab, version), { routes: 'httproute' });
    expect(at('v1.33.5+k3s1')).toHaveProperty('gateway.listeners.websecure.namespacePolicy', 'All');
    expect(at('v1.33.6+k3s1')).toHaveProperty('gateway.listeners.websecure.namespacePolicy', { from: 'All' });
  });
});

// K3s removes this schema from the chart that it ships: a wrong key would pass there without a word
describe.each(['40.1.0', '41.3.0'])("Traefik's own values schema %s", (chart) => {
  const url = new URL(
    `../../../../shared/upstream-values/traefik-${chart}/values.schema.json`,
    import.meta.url,
  );
  const present = existsSync(url);
  if (!present) {
    console.warn('skipped: ../shared/upstream-values is absent, so no key is checked against Traefik');
  }
  const test = present ? it : it.skip;
  const schema = (): z.ZodType =>
    z.fromJSONSchema(JSON.parse(readFileSync(url, 'utf8')) as Parameters<typeof z.fromJSONSchema>[0]);

  test.each([
    ['the homelab', valuesOf(homelab)],
    ['the dual-stack example', valuesOf(dualStack)],
    ['HTTPRoutes without a certificate', valuesOf(homelab, { tls: null, routes: 'httproute' })],
    ['a K3s that the table does not know', valuesOf(withVersion(homelab, 'v1.38.0+k3s1'))],
  ])('takes the values of %s', (_title, values) => {
    expect(schema().safeParse(values).error).toBeUndefined();
  });

  test('refuses the redirect where charts before 39 had it', () => {
    const old = { ports: { web: { redirections: { entryPoint: { to: 'websecure' } } } } };
    expect(schema().safeParse(old).success).toBe(false);
  });

  test('takes the access log of generation 40 only where it is that', () => {
    const values = valuesOf(withVersion(homelab, 'v1.36.4+k3s1'));
    expect(schema().safeParse(values).success).toBe(chart.startsWith('40.'));
  });
});

function withVersion(network: Network, version: string): Network {
  return { ...network, cluster: { ...network.cluster, version } };
}
