import { defineKind, type ReadonlyDeep } from '@netloom/chart-kit';
import * as z from 'zod';

const ServersTransportSpec = z.strictObject({
  serverName: z.string().optional().describe('The name that it asks by in TLS; that of the URL if unset.'),
  insecureSkipVerify: z.literal(true).optional().describe('true: any certificate will do.'),
  rootCAs: z
    .array(
      z.strictObject({
        secret: z.string().min(1).describe('Secret with the certificate under `ca.crt`, in its namespace.'),
      }),
    )
    .min(1)
    .optional()
    .describe('Authorities in place of the public ones.'),
  rootCAsSecrets: z.array(z.string().min(1)).min(1).optional().describe('The same, before Traefik 3.4.'),
});
export type ServersTransportSpec = ReadonlyDeep<z.output<typeof ServersTransportSpec>>;

/** How Traefik connects to the servers of a Service. */
export const ServersTransport = defineKind({
  apiVersion: 'traefik.io/v1alpha1',
  kind: 'ServersTransport',
  plural: 'serverstransports',
  scope: 'Namespaced',
  spec: ServersTransportSpec,
});
