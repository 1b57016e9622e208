import * as z from 'zod';
import { Hostname, Name } from '../names.ts';
import { Address4, Address6 } from './addresses.ts';
import { Replicas } from './numbers.ts';
import { Domain, Line } from './texts.ts';

export const Ingress = z.strictObject({
  controller: z.literal('traefik').default('traefik').describe("The ingress controller; K3s' own Traefik."),
  namespace: Name.default('kube-system').describe('Its namespace; K3s keeps it in kube-system.'),
  address: Address4.describe('Its pinned load balancer address, IPv4.'),
  address6: Address6.optional().describe('Its pinned load balancer address, IPv6.'),
  allowSharedIp: Line.optional().describe(
    'The value of `metallb.io/allow-shared-ip` on its Service: Services with one value may share an address.',
  ),
  domain: Domain.describe('Internal hosts live under it; it gets a wildcard record and certificate.'),
  routes: z
    .enum(['ingressroute', 'ingress', 'httproute'])
    .default('ingressroute')
    .describe("The kind that routes are written in: Traefik's, Kubernetes' own, or Gateway API."),
  replicas: Replicas.default(1).describe('How many Traefik pods run.'),
  externalTrafficPolicy: z
    .enum(['Cluster', 'Local'])
    .default('Cluster')
    .describe('Local keeps client addresses, but only nodes with a Traefik pod take traffic.'),
  accessLog: z.boolean().default(true).describe('Whether each request is logged.'),
  redirectToHttps: z.boolean().default(true).describe('Whether http is redirected to https.'),
});

export const Tls = z.strictObject({
  issuer: Name.describe("Name of cert-manager's issuer."),
  kind: z.enum(['ClusterIssuer', 'Issuer']).default('ClusterIssuer').describe('Its kind.'),
  solver: z
    .enum(['cloudflare', 'http01'])
    .default('cloudflare')
    .describe('How it proves the names; a wildcard certificate needs DNS.'),
  secretName: Name.optional().describe(
    'Secret for the certificate; `<domain>-tls` with dashes unless stated.',
  ),
  dnsNames: z
    .array(Hostname)
    .min(1)
    .optional()
    .describe('Names in the certificate; the ingress domain and its wildcard unless stated.'),
});
