import { defineKind } from '@netloom/chart-kit';
import * as z from 'zod';

/** The part of cert-manager's Certificate that netloom writes. */
export const Certificate = defineKind({
  apiVersion: 'cert-manager.io/v1',
  kind: 'Certificate',
  plural: 'certificates',
  scope: 'Namespaced',
  spec: z.strictObject({
    secretName: z.string().min(1).describe('Secret that cert-manager writes the certificate to.'),
    dnsNames: z.array(z.string()).min(1).describe('Names on the certificate.'),
    issuerRef: z.strictObject({
      group: z.literal('cert-manager.io').describe('API group of the issuer.'),
      kind: z.enum(['ClusterIssuer', 'Issuer']).describe('Kind of the issuer.'),
      name: z.string().min(1).describe('The issuer.'),
    }),
  }),
});
