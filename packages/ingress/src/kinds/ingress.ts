import { defineKind, type ReadonlyDeep } from '@netloom/chart-kit';
import * as z from 'zod';

const IngressSpec = z.strictObject({
  ingressClassName: z.string().describe('Which controller serves it.'),
  rules: z
    .array(
      z.strictObject({
        host: z.string().min(1).describe('The host.'),
        http: z.strictObject({
          paths: z
            .array(
              z.strictObject({
                path: z.string().describe('Path prefix.'),
                pathType: z.literal('Prefix').describe('Whole path elements are compared.'),
                backend: z.strictObject({
                  service: z.strictObject({
                    name: z.string().describe('The Service, in the namespace of the Ingress.'),
                    port: z.strictObject({
                      number: z.int().min(1).max(65535).describe('Port of the Service.'),
                    }),
                  }),
                }),
              }),
            )
            .min(1)
            .describe('Paths and their Services.'),
        }),
      }),
    )
    .min(1)
    .describe('Hosts and their paths.'),
  tls: z
    .array(
      z.strictObject({
        hosts: z.array(z.string()).describe('Hosts that are served by HTTPS.'),
        secretName: z.string().optional().describe('Their certificate, in the namespace of the Ingress.'),
      }),
    )
    .optional()
    .describe("Without a Secret: the default TLSStore's certificate."),
});
export type IngressSpec = ReadonlyDeep<z.output<typeof IngressSpec>>;

/** The part of networking.k8s.io's Ingress that netloom writes. */
export const Ingress = defineKind({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  plural: 'ingresses',
  scope: 'Namespaced',
  spec: IngressSpec,
});
