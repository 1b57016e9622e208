import { defineKind, type ReadonlyDeep } from '@netloom/chart-kit';
import * as z from 'zod';

const AllowedRoutes = z.strictObject({
  namespaces: z
    .strictObject({ from: z.literal('All').describe('Routes are in the namespaces of their Services.') })
    .describe('Where routes may be.'),
});

const GatewaySpec = z.strictObject({
  gatewayClassName: z.string().min(1).describe('The GatewayClass, which names the controller.'),
  infrastructure: z
    .strictObject({
      annotations: z
        .record(z.string(), z.string())
        .describe('Annotations of what the controller makes for it, such as its Service.'),
    })
    .optional()
    .describe('What the controller makes for it.'),
  listeners: z
    .array(
      z.strictObject({
        name: z.string().describe('What routes call it.'),
        port: z.int().min(1).max(65535).describe('The port that clients connect to.'),
        protocol: z.enum(['HTTP', 'HTTPS']).describe('What is spoken there.'),
        tls: z
          .strictObject({
            mode: z.literal('Terminate').describe('TLS ends here.'),
            certificateRefs: z
              .array(
                z.strictObject({ name: z.string().describe('A Secret in the namespace of the Gateway.') }),
              )
              .min(1)
              .describe('Its certificate.'),
          })
          .optional()
          .describe('With HTTPS.'),
        allowedRoutes: AllowedRoutes.describe('Routes that may attach.'),
      }),
    )
    .min(1)
    .describe('Where it listens.'),
});
export type GatewaySpec = ReadonlyDeep<z.output<typeof GatewaySpec>>;

/** The part of Gateway API's Gateway that netloom writes. */
export const Gateway = defineKind({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'Gateway',
  plural: 'gateways',
  scope: 'Namespaced',
  spec: GatewaySpec,
});
