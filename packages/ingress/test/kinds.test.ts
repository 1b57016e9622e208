import { Certificate as UpstreamCertificate } from '@kubernetes-models/cert-manager/cert-manager.io/v1/Certificate';
import { ClusterIssuer as UpstreamClusterIssuer } from '@kubernetes-models/cert-manager/cert-manager.io/v1/ClusterIssuer';
import { Gateway as UpstreamGateway } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/Gateway';
import { HTTPRoute as UpstreamHTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/HTTPRoute';
import { IngressRoute as UpstreamIngressRoute } from '@kubernetes-models/traefik/traefik.io/v1alpha1/IngressRoute';
import { Middleware as UpstreamMiddleware } from '@kubernetes-models/traefik/traefik.io/v1alpha1/Middleware';
import { ServersTransport as UpstreamServersTransport } from '@kubernetes-models/traefik/traefik.io/v1alpha1/ServersTransport';
import { TLSStore as UpstreamTLSStore } from '@kubernetes-models/traefik/traefik.io/v1alpha1/TLSStore';
import { plain, type Kind } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { DNSEndpoint } from '@netloom/network-model/chart';
import { load, loadText, minimalWith } from '@netloom/network-model/testing';
import { Ingress as UpstreamIngress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import * as z from 'zod';
import { ingressChart, type IngressValues } from '../src/index.ts';
import { Certificate } from '../src/kinds/certificate.ts';
import { ClusterIssuer } from '../src/kinds/cluster-issuer.ts';
import { Gateway } from '../src/kinds/gateway.ts';
import { HelmChartConfig } from '../src/kinds/helm-chart-config.ts';
import { HTTPRoute } from '../src/kinds/http-route.ts';
import { IngressRoute } from '../src/kinds/ingress-route.ts';
import { Ingress } from '../src/kinds/ingress.ts';
import { Middleware } from '../src/kinds/middleware.ts';
import { ServersTransport } from '../src/kinds/servers-transport.ts';
import { TLSStore } from '../src/kinds/tls-store.ts';
import { crdSpec, crdsPresent, disagreements } from './crd.ts';

const homelab = load('networks/homelab/network.yaml').network;
/** What the other networks have none of. */
const gateways = loadText(
  minimalWith(`ingresses:
  - { name: g, controller: gateway, class: c, address: 192.168.1.50, tls: { issuer: i } }
  - { name: p, controller: gateway, class: c, address: 192.168.1.51, middlewares: [F.example.org/f] }
  - name: t
    address: 192.168.1.52
    forwardAuth: { address: 'http://a.b', responseHeaders: [Remote-User] }
    ipAllowList: [lan]
    rateLimit: { average: 1 }
    headers: { X-Robots-Tag: none }
    middlewares: [m/n]
services:
  - name: s
    namespace: s
    expose:
      - { host: p.example.com, via: ingress, ingress: p }
      - { host: t.example.com, via: ingress, ingress: t }
`),
).network;
/** Where Traefik checks certificates in other ways than usual. */
const checked: Network = {
  ...homelab,
  services: homelab.services.map((service) => ({
    ...service,
    scheme: 'https',
    tls: { serverName: homelab.domain, insecureSkipVerify: false, existingSecret: 'ca' },
  })),
};
/** Issuers with a solver of every kind. */
const issuers = loadText(
  minimalWith(`issuers: [{ name: le, acme: { email: me@example.com } }, { name: ca }]
dns:
  zones:
    - { name: example.com }
    - { name: a.example.com, provider: digitalocean, credentials: { existingSecret: a } }
    - { name: b.example.com, provider: route53, region: eu-central-1, credentials: { existingSecret: b } }
    - name: c.example.com
      provider: rfc2136
      credentials: { existingSecret: c }
      server: { address: 'fd00::3', keyName: k }
    - name: d.example.com
      provider: webhook
      credentials: { existingSecret: d }
      webhook: { repository: r, tag: t, secretVariable: V }
      solver: { webhook: { groupName: acme.example.com, solverName: s, config: { zone: d } } }
ingresses:
  - { name: t, address: 192.168.1.50, tls: { issuer: le } }
  - { name: u, controller: traefik, address: 192.168.1.51, tls: { issuer: le, solver: http01, dnsNames: [u.example.com] } }
  - { name: g, controller: gateway, class: c, address: 192.168.1.52, tls: { issuer: le, solver: http01, dnsNames: [g.example.com] } }
`),
).network;
const networks: readonly Network[] = (['ingressroute', 'ingress', 'httproute'] as const).flatMap((routes) =>
  [homelab, checked, load('examples/dual-stack-bgp/network.yaml').network].map((network) => ({
    ...network,
    ingresses: network.ingresses.map((ingress) => ({ ...ingress, routes })),
  })),
);
const drawn = [...networks, gateways, issuers].map((network) =>
  ingressChart.values.parse(plain(ingressChart.toValues(network, (_, value) => value))),
);

interface Placed {
  readonly name: string;
  readonly namespace?: string;
  readonly spec: object;
}
type Upstream = new (data: never) => { validate(): void };
const KINDS: readonly [string, keyof IngressValues, Kind, Upstream | null][] = [
  ['HelmChartConfig', 'helmChartConfigs', HelmChartConfig, null],
  ['IngressRoute', 'ingressRoutes', IngressRoute, UpstreamIngressRoute],
  ['ServersTransport', 'serversTransports', ServersTransport, UpstreamServersTransport],
  ['Ingress', 'ingresses', Ingress, UpstreamIngress],
  ['HTTPRoute', 'httpRoutes', HTTPRoute, UpstreamHTTPRoute],
  ['Gateway', 'gateways', Gateway, UpstreamGateway],
  ['Middleware', 'middlewares', Middleware, UpstreamMiddleware],
  ['Certificate', 'certificates', Certificate, UpstreamCertificate],
  ['ClusterIssuer', 'clusterIssuers', ClusterIssuer, UpstreamClusterIssuer],
  ['TLSStore', 'tlsStores', TLSStore, UpstreamTLSStore],
  ['DNSEndpoint', 'dnsEndpoints', DNSEndpoint, null],
];

describe.each(KINDS)('%s', (_name, list, kind, upstream) => {
  const objects = drawn.flatMap((values): readonly Placed[] => values[list] ?? []);

  it('is what every object of the networks is', () => {
    expect(objects.length).toBeGreaterThan(0);
    for (const { name, namespace, spec } of objects) {
      const metadata = { name, ...(namespace !== undefined && { namespace }) };
      new kind({ metadata, spec }).validate();
      // one call for all classes, whose parameters have no type in common
      if (upstream !== null) new upstream({ metadata, spec } as never).validate();
    }
  });

  // Kubernetes' own kinds have no CRD
  if (kind === Ingress) return;
  (crdsPresent ? it : it.skip)('agrees with the CRD in every field', () => {
    expect(disagreements(kind.spec, crdSpec(kind))).toEqual([]);
  });
});

(crdsPresent ? describe : describe.skip)(disagreements, () => {
  it('names a field that the CRD does not know, and one of another type', () => {
    const spec = z.strictObject({ valuesContents: z.string(), valuesContent: z.number() });
    expect(disagreements(spec, crdSpec(HelmChartConfig))).toEqual([
      'spec.valuesContents is unknown',
      'spec.valuesContent is string, not number',
    ]);
  });
});
