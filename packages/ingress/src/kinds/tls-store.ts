import { defineKind } from '@netloom/chart-kit';
import * as z from 'zod';

/** Traefik takes one store only, `default`: the certificate of every route that names no Secret. */
export const TLSStore = defineKind({
  apiVersion: 'traefik.io/v1alpha1',
  kind: 'TLSStore',
  plural: 'tlsstores',
  scope: 'Namespaced',
  spec: z.strictObject({
    defaultCertificate: z.strictObject({
      secretName: z.string().min(1).describe('Secret of the certificate, in the namespace of the store.'),
    }),
  }),
});
