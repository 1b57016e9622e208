import * as z from 'zod';
import { NAME } from '../name-patterns.ts';
import { Name, Port } from '../names.ts';
import { SCHEMES } from '../schemes.ts';
import { AnyAddress } from './addresses.ts';
import { Exposure } from './exposure.ts';
import { oneOrList } from './one-or-list.ts';
import { refuse, refuseKeys } from './refuse.ts';
import { missingNamespace, serviceMistakes } from './service-mistakes.ts';
import { Labels, PlainHostname } from './texts.ts';

const ServiceTls = z.strictObject({
  serverName: PlainHostname.optional().describe(
    'The name that it is asked by in TLS, which its certificate must carry.',
  ),
  rootCAs: z
    .strictObject({
      existingSecret: Name.describe('Secret with the certificate of its authority under the key `ca.crt`.'),
    })
    .optional()
    .describe('Who signs its certificate, where that is not a public authority.'),
  insecureSkipVerify: z
    .boolean()
    .default(false)
    .describe('Whether any certificate will do: whoever has its address may then answer in its place.'),
});

const Scheme = z.enum(SCHEMES);

/** One of several. */
const ServicePort = z.strictObject({
  name: Name.optional().describe('Its name in the Service, which tells several ports apart.'),
  port: Port.describe("The Service's port."),
  targetPort: Port.optional().describe(
    "The pods' port; without it no network policy can let anybody in. Outside of the cluster it is `port` unless stated.",
  ),
  scheme: Scheme.default('http').describe('What it speaks.'),
});

export const Service = z
  .strictObject({
    name: Name.describe('Name of the Service.'),
    namespace: Name.optional().describe(
      'Its namespace; of what is outside of the cluster (`address` or `host`) netloom-system unless stated.',
    ),
    scheme: Scheme.optional().describe(
      'What its port speaks; http unless stated. The tunnel carries tcp, ssh, rdp and smb for clients that run `cloudflared access`, and no ingress does.',
    ),
    port: Port.optional().describe("The Service's port; 80 unless stated."),
    targetPort: Port.optional().describe(
      "The pods' port; without it no network policy can let anybody in. Outside of the cluster it is `port` unless stated.",
    ),
    ports: z
      .array(ServicePort)
      .min(1)
      .optional()
      .describe(
        'Its ports where it has several, in place of `port`, `targetPort` and `scheme`; rows of `expose` lead to the first one, or name theirs with `port`.',
      ),
    selector: Labels.optional().describe(
      "The pods' labels; without them no network policy can name the pods.",
    ),
    address: oneOrList(AnyAddress, { type: 'string' })
      .optional()
      .describe(
        'Where it is, if no pods are behind it: an address outside of the cluster, or several, e.g. `192.168.7.20`.',
      ),
    host: oneOrList(Name, { type: 'string', pattern: NAME.source })
      .optional()
      .describe('The same by the name of a host, a Proxmox host or a node, or of several, e.g. `nas`.'),
    hostNetwork: z
      .boolean()
      .default(false)
      .describe("Whether its pods have the addresses of their nodes (the pods' `hostNetwork: true`)."),
    headless: z
      .boolean()
      .default(false)
      .describe(
        "Whether its Service has no ClusterIP (`clusterIP: None`): its name leads to the pods, at the pods' ports.",
      ),
    tls: ServiceTls.optional().describe(
      'How Traefik and cloudflared check its certificate (`scheme: https`).',
    ),
    metricsPort: Port.optional().describe("The pods' port for Prometheus."),
    webhookPort: Port.optional().describe("The pods' port that the API server calls webhooks on."),
    expose: z.array(Exposure).default([]).describe('The host names that lead to it.'),
  })
  .check(refuse(serviceMistakes), refuseKeys(missingNamespace));

export const Monitoring = z.strictObject({
  namespace: Name.default('monitoring').describe('Namespace of Prometheus.'),
  selector: Labels.prefault({ 'app.kubernetes.io/name': 'prometheus' }).describe(
    "Labels of Prometheus' pods.",
  ),
});
