import { labelledSpec, namedSpec, placedSpec, type ReadonlyDeep } from '@netloom/chart-kit';
import { DNSEndpoint } from '@netloom/network-model/chart';
import * as z from 'zod';
import { Certificate } from './kinds/certificate.ts';
import { ClusterIssuer } from './kinds/cluster-issuer.ts';
import { Gateway } from './kinds/gateway.ts';
import { HelmChartConfig } from './kinds/helm-chart-config.ts';
import { HTTPRoute } from './kinds/http-route.ts';
import { IngressRoute } from './kinds/ingress-route.ts';
import { Ingress } from './kinds/ingress.ts';
import { Middleware } from './kinds/middleware.ts';
import { ServersTransport } from './kinds/servers-transport.ts';
import { TLSStore } from './kinds/tls-store.ts';

export const IngressValues = z.strictObject({
  helmChartConfigs: z
    .array(placedSpec(HelmChartConfig))
    .default([])
    .describe("Values for K3s' own Traefik: address, redirect, access log."),
  serversTransports: z
    .array(labelledSpec(ServersTransport))
    .default([])
    .describe('How Traefik checks certificates of Services, in their namespaces.'),
  ingressRoutes: z
    .array(labelledSpec(IngressRoute))
    .default([])
    .describe("Routes as Traefik's own kind, in the namespace of their Services."),
  middlewares: z
    .array(labelledSpec(Middleware))
    .default([])
    .describe('What requests pass before they reach a service: a login, lists of clients, limits, headers.'),
  ingresses: z.array(labelledSpec(Ingress)).default([]).describe('Routes as Kubernetes Ingress.'),
  httpRoutes: z
    .array(placedSpec(HTTPRoute))
    .default([])
    .describe('Routes in Gateway API, on the Gateway of Traefik or of another controller.'),
  gateways: z
    .array(placedSpec(Gateway))
    .default([])
    .describe('Entry points of other controllers, which serve the class that a Gateway names.'),
  certificates: z
    .array(placedSpec(Certificate))
    .default([])
    .describe('Certificates for hosts, by cert-manager.'),
  clusterIssuers: z
    .array(namedSpec(ClusterIssuer))
    .optional()
    .describe('Who signs them, where netloom makes it; none if unset.'),
  tlsStores: z
    .array(labelledSpec(TLSStore))
    .default([])
    .describe('The store `default`: the certificate of every route with `tls: {}`.'),
  dnsEndpoints: z
    .array(placedSpec(DNSEndpoint))
    .default([])
    .describe('Records of internal hosts, for external-dns.'),
});
export type IngressValues = ReadonlyDeep<z.output<typeof IngressValues>>;
