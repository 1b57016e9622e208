import { existsSync, readFileSync } from 'node:fs';
import { plain } from '@netloom/chart-kit';
import type { Ingress, Network } from '@netloom/network-model';
import * as z from 'zod';
import { toTraefikValues } from '../src/traefik-values.ts';
import { load } from '@netloom/network-model/testing';

const homelab = load('networks/homelab/network.yaml').network;
const dualStack = load('examples/dual-stack-bgp/network.yaml').network;

function valuesOf(network: Network, change: Partial<Ingress> = {}): unknown {
  if (network.ingress === null) throw new Error(`${network.name} has no ingress`);
  const ingress = { ...network.ingress, ...change };
  return plain(toTraefikValues({ network, ingress, from: (_, value) => value }));
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
    const values = valuesOf({ ...homelab, tls: null }, { routes: 'httproute' });
    expect(values).not.toHaveProperty('ports');
    expect(values).toHaveProperty('gateway.listeners', {
      web: { port: 8000, protocol: 'HTTP', namespacePolicy: { from: 'All' } },
    });
  });
});

const SCHEMA = new URL(
  '../../../../shared/upstream-values/traefik-40.1.0/values.schema.json',
  import.meta.url,
);
const present = existsSync(SCHEMA);
if (!present)
  console.warn('skipped: ../shared/upstream-values is absent, so no key is checked against Traefik');

// K3s removes this schema from the chart that it ships: a wrong key would pass there without a word
(present ? describe : describe.skip)("Traefik's own values schema", () => {
  const schema = (): z.ZodType =>
    z.fromJSONSchema(JSON.parse(readFileSync(SCHEMA, 'utf8')) as Parameters<typeof z.fromJSONSchema>[0]);

  it.each([
    ['the homelab', valuesOf(homelab)],
    ['the dual-stack example', valuesOf(dualStack)],
    ['HTTPRoutes without a certificate', valuesOf({ ...homelab, tls: null }, { routes: 'httproute' })],
  ])('takes the values of %s', (_title, values) => {
    expect(schema().safeParse(values).error).toBeUndefined();
  });

  it('refuses the redirect where charts before 39 had it', () => {
    const old = { ports: { web: { redirections: { entryPoint: { to: 'websecure' } } } } };
    expect(schema().safeParse(old).success).toBe(false);
  });
});
