import * as z from 'zod';
import { Hostname, Name, Port } from '../names.ts';
import { Address4, Address6 } from './addresses.ts';
import { ChartValues } from './chart-values.ts';
import { CONTROLLER_NAMES } from './controllers.ts';
import { Guards } from './guards.ts';
import { namedIngressMistakes } from './ingress-mistakes.ts';
import { Replicas } from './numbers.ts';
import { refuse } from './refuse.ts';
import { Domain, Labels, Line } from './texts.ts';

const ALLOW_SHARED_IP =
  'The value of `metallb.io/allow-shared-ip` on its Service: Services with one value may share an address.';
const TRAEFIK_VALUES =
  "Values of Traefik's chart that netloom does not set, in the chart's own form, such as { resources: { limits: { memory: 256Mi } } }.";
const TRAFFIC_POLICY = 'Local keeps client addresses, but only nodes with a pod of it take traffic.';

export const Ingress = z.strictObject({
  controller: z
    .enum(['traefik', 'traefik-k3s'])
    .default('traefik')
    .describe("The ingress controller; K3s' own Traefik. Others are stated under `ingresses`."),
  namespace: Name.default('kube-system').describe('Its namespace; K3s keeps it in kube-system.'),
  address: Address4.describe('Its pinned load balancer address, IPv4.'),
  address6: Address6.optional().describe('Its pinned load balancer address, IPv6.'),
  allowSharedIp: Line.optional().describe(ALLOW_SHARED_IP),
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
  values: ChartValues.optional().describe(TRAEFIK_VALUES),
  ...Guards.shape,
});

export const Tls = z.strictObject({
  issuer: Name.describe("Name of cert-manager's issuer."),
  kind: z.enum(['ClusterIssuer', 'Issuer']).default('ClusterIssuer').describe('Its kind.'),
  solver: z
    .enum(['cloudflare', 'dns01', 'http01'])
    .optional()
    .describe(
      'How it proves the names: by DNS at Cloudflare, by DNS at whoever serves each zone, or by http. A wildcard certificate needs DNS. `dns01` with an issuer that netloom makes, else `cloudflare` unless stated.',
    ),
  secretName: Name.optional().describe(
    'Secret for the certificate; `<domain>-tls` with dashes unless stated.',
  ),
  dnsNames: z
    .array(Hostname)
    .min(1)
    .optional()
    .describe('Names in the certificate; the ingress domain and its wildcard unless stated.'),
});

/** What netloom cannot derive of a controller that it does not configure. */
const IngressProxy = z.strictObject({
  namespace: Name.describe('The namespace of the pods, and of their Service.'),
  service: Name.describe('Their Service, at ports 80 and 443.'),
  selector: Labels.describe('The labels of the pods.'),
  ports: z
    .strictObject({
      http: Port.describe("The pods' port for http."),
      https: Port.describe("The pods' port for https."),
    })
    .describe('Where the pods listen.'),
});

/** One of several. What has a default depends on the controller, so that all of it is optional here. */
export const NamedIngress = z
  .strictObject({
    name: Name.describe('Its name: `expose` rows, endpoints and documents use it.'),
    controller: z
      .enum(CONTROLLER_NAMES)
      .default('traefik-k3s')
      .describe(
        "K3s' own Traefik; `traefik`: one that netloom installs beside it or in its place; `gateway`: what serves a GatewayClass; `ingress-class`: what serves an IngressClass; `external`: only its address is known.",
      ),
    class: Name.optional().describe('The GatewayClass or the IngressClass, with those controllers.'),
    namespace: Name.optional().describe(
      'Where its own objects are: kube-system for `traefik-k3s`, the name of the ingress for `traefik`, and netloom-system for all others unless stated.',
    ),
    address: Address4.describe('Its load balancer address, IPv4.'),
    address6: Address6.optional().describe('Its load balancer address, IPv6.'),
    allowSharedIp: Line.optional().describe(ALLOW_SHARED_IP),
    domain: Domain.optional().describe(
      'Hosts live under it; it gets a wildcard record and certificate. Without it each host needs a record.',
    ),
    tls: Tls.optional().describe('Its certificate; https is not served without one.'),
    routes: z
      .enum(['ingressroute', 'ingress', 'httproute'])
      .optional()
      .describe("The kind that Traefik's routes are written in; `ingressroute` unless stated."),
    replicas: Replicas.optional().describe('How many Traefik pods run; one unless stated.'),
    externalTrafficPolicy: z
      .enum(['Cluster', 'Local'])
      .optional()
      .describe(`${TRAFFIC_POLICY} Cluster unless stated, and unknown of a controller that is not Traefik.`),
    accessLog: z.boolean().optional().describe('Whether Traefik logs each request; it does unless stated.'),
    redirectToHttps: z
      .boolean()
      .optional()
      .describe('Whether http is redirected to https, where there is a certificate; it is unless stated.'),
    values: ChartValues.optional().describe(TRAEFIK_VALUES),
    ...Guards.shape,
    proxy: IngressProxy.optional().describe(
      'The pods that forward, where the controller is only known: policies, tunnel hosts and traces need them.',
    ),
  })
  .check(refuse(namedIngressMistakes));
