import { defineKind, type ReadonlyDeep } from '@netloom/chart-kit';
import * as z from 'zod';

const DNSEndpointSpec = z.strictObject({
  endpoints: z
    .array(
      z.strictObject({
        dnsName: z.string().min(1).describe('Name of the record; `*.` may lead it.'),
        recordType: z.enum(['A', 'AAAA', 'CNAME', 'TXT']).describe('Type of the record.'),
        targets: z.array(z.string()).min(1).describe('Addresses, names or texts.'),
        recordTTL: z
          .int()
          .min(1)
          .max(2147483647)
          .optional()
          .describe("Seconds; the provider's default if unset."),
        providerSpecific: z
          .array(
            z.strictObject({
              name: z.string().describe('Name of the property, with its prefix.'),
              value: z.string().describe('Its value, always a string.'),
            }),
          )
          .optional()
          .describe('What only this DNS provider understands.'),
      }),
    )
    .min(1)
    .describe('Records of one name.'),
});
export type DNSEndpointSpec = ReadonlyDeep<z.output<typeof DNSEndpointSpec>>;

/** Records for external-dns' source `crd`. */
export const DNSEndpoint = defineKind({
  apiVersion: 'externaldns.k8s.io/v1alpha1',
  kind: 'DNSEndpoint',
  plural: 'dnsendpoints',
  scope: 'Namespaced',
  spec: DNSEndpointSpec,
});
