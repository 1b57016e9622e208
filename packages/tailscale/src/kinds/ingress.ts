import { defineKind } from '@netloom/chart-kit';
import * as z from 'zod';

/** The part of networking.k8s.io's Ingress that Tailscale's operator reads of a site: cmd/k8s-operator/ingress.go. */
export const Ingress = defineKind({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  plural: 'ingresses',
  scope: 'Namespaced',
  spec: z.strictObject({
    ingressClassName: z.literal('tailscale').describe("The class of Tailscale's operator."),
    defaultBackend: z
      .strictObject({
        service: z.strictObject({
          name: z.string().min(1).describe('The Service, in the namespace of the Ingress.'),
          port: z.strictObject({
            number: z.int().min(1).max(65535).describe('Its port.'),
          }),
        }),
      })
      .describe('Where all requests go.'),
    tls: z
      .array(
        z.strictObject({
          hosts: z
            .array(z.string().min(1))
            .min(1)
            .max(1)
            .describe('The name of the device, without that of the tailnet.'),
        }),
      )
      .min(1)
      .max(1)
      .describe('What the device is called.'),
  }),
});
