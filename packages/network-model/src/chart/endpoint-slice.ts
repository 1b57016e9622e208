import { Namespace, ObjectName, type ReadonlyDeep } from '@netloom/chart-kit';
import * as z from 'zod';

const Port = z.int().min(1).max(65535);

/** The part of discovery.k8s.io's EndpointSlice that netloom writes; the kind has no `spec`. */
export const EndpointSlice = z.strictObject({
  name: ObjectName.describe('Name of the EndpointSlice.'),
  namespace: Namespace.describe('Namespace of the EndpointSlice and of its Service.'),
  service: ObjectName.describe('The Service.'),
  addressType: z.enum(['IPv4', 'IPv6']).describe('The family of its addresses.'),
  endpoints: z
    .array(
      z.strictObject({
        addresses: z.array(z.string()).min(1).max(1).describe('The address.'),
        conditions: z
          .strictObject({ ready: z.literal(true).describe('Nobody probes it: it counts as ready.') })
          .describe('Its state.'),
      }),
    )
    .min(1)
    .max(1000)
    .describe('What is behind the Service.'),
  ports: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(63).describe("Name of the Service's port."),
        port: Port.describe('The port at the addresses.'),
        protocol: z.enum(['TCP', 'UDP']).describe('Transport protocol.'),
      }),
    )
    .min(1)
    .describe('Its ports.'),
});
export type EndpointSlice = ReadonlyDeep<z.output<typeof EndpointSlice>>;
