import {
  imageValues,
  Namespace,
  ObjectName,
  placedSpec,
  resourcesValues,
  type ReadonlyDeep,
} from '@netloom/chart-kit';
import { DNSEndpoint, NetworkPolicy, NetworkPolicyPeer } from '@netloom/network-model/chart';
import * as z from 'zod';
import { CloudflaredRule } from './cloudflared-rule.ts';
import { CLOUDFLARED, CLOUDFLARED_RESOURCES } from './cloudflared.ts';

export const TunnelValues = z.strictObject({
  namespace: Namespace.default('cloudflare').describe('Where cloudflared runs.'),
  tunnelId: z
    .string()
    .regex(
      /^(<[^<>]*>|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/,
      'the UUID that `cloudflared tunnel create` printed',
    )
    .default('')
    .describe(
      'UUID of the tunnel; without it the chart fails. A placeholder (`<…>`, the nil UUID) fails, too.',
    ),
  credentials: z
    .strictObject({
      existingSecret: z
        .string()
        .max(253)
        .regex(/^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$/, 'empty or the name of a Secret')
        .default('')
        .describe('Secret that holds the credentials file; without it the chart fails.'),
      key: z.string().min(1).default('credentials.json').describe('Key of the file in the Secret.'),
    })
    .prefault({})
    .describe('Credentials of the tunnel: only ever a Secret that is there already.'),
  token: z
    .strictObject({
      existingSecret: z
        .string()
        .max(253)
        .regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, 'the name of a Secret')
        .describe('Secret that holds the token.'),
      key: z.string().min(1).default('token').describe('Key of the token in the Secret.'),
    })
    .optional()
    .describe('Token of the tunnel, in place of `credentials`: only ever a Secret that is there already.'),
  replicas: z.int().min(1).default(2).describe('Connectors of the tunnel; each opens four connections.'),
  image: imageValues(CLOUDFLARED),
  resources: resourcesValues(CLOUDFLARED_RESOURCES),
  config: z
    .strictObject({
      protocol: z
        .enum(['auto', 'quic', 'http2'])
        .default('auto')
        .describe('How cloudflared reaches the edge; `auto` falls back from QUIC to HTTP/2.'),
      ingress: z
        .array(CloudflaredRule)
        .min(1)
        .default([{ service: 'http_status:404' }])
        .describe(
          'Rules in the order in which cloudflared tries them; the last matches every host and path.',
        ),
    })
    .prefault({})
    .describe("cloudflared's configuration, in its own format."),
  originCAs: z
    .array(ObjectName)
    .default([])
    .describe(
      'Secrets with certificates of authorities under `ca.crt`, which are at /etc/cloudflared/ca/SECRET for `caPool`.',
    ),
  networkPolicies: z
    .array(placedSpec(NetworkPolicy))
    .default([])
    .describe('What cloudflared may connect to, and what may connect to it.'),
  dnsEndpoints: z
    .array(placedSpec(DNSEndpoint))
    .default([])
    .describe('Records of public hosts, for external-dns.'),
  podMonitor: z
    .strictObject({
      enabled: z
        .boolean()
        .default(false)
        .describe('Create a PodMonitor, and let the peers below reach the metrics.'),
      from: z.array(NetworkPolicyPeer).default([]).describe('The scrapers, as peers of a NetworkPolicy.'),
    })
    .prefault({})
    .describe('Metrics for the Prometheus operator, whose CRD must be there.'),
});
export type TunnelValues = ReadonlyDeep<z.output<typeof TunnelValues>>;
