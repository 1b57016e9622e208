import { defineKind, type ReadonlyDeep } from '@netloom/chart-kit';
import * as z from 'zod';

const IngressRouteSpec = z.strictObject({
  entryPoints: z.array(z.string()).optional().describe("Traefik's entry points; its default ones if unset."),
  routes: z
    .array(
      z.strictObject({
        kind: z.literal('Rule').describe('The only kind there is.'),
        match: z.string().min(1).describe("A rule in Traefik's language, version 3."),
        priority: z.int().optional().describe('The higher wins; the length of the rule if unset.'),
        middlewares: z
          .array(
            z.strictObject({
              name: z.string().describe('The Middleware.'),
              namespace: z.string().optional().describe('Its namespace, where it is another.'),
            }),
          )
          .min(1)
          .optional()
          .describe('What requests pass first, in this order.'),
        services: z
          .array(
            z.strictObject({
              name: z.string().describe('The Service, in the namespace of the IngressRoute.'),
              port: z.int().min(1).max(65535).describe('Port of the Service.'),
              serversTransport: z
                .string()
                .optional()
                .describe('How Traefik connects to it; as usual if unset.'),
              scheme: z
                .enum(['http', 'https', 'h2c'])
                .optional()
                .describe('How Traefik connects to the pods.'),
            }),
          )
          .min(1)
          .describe('Where requests go.'),
      }),
    )
    .min(1)
    .describe('Rules and their Services.'),
  tls: z.strictObject({}).optional().describe("`{}`: HTTPS with the default TLSStore's certificate."),
});
export type IngressRouteSpec = ReadonlyDeep<z.output<typeof IngressRouteSpec>>;

/** Traefik's own kind of route. */
export const IngressRoute = defineKind({
  apiVersion: 'traefik.io/v1alpha1',
  kind: 'IngressRoute',
  plural: 'ingressroutes',
  scope: 'Namespaced',
  spec: IngressRouteSpec,
});
