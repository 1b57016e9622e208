import { defineKind, LabelMap, type ReadonlyDeep } from '@netloom/chart-kit';
import * as z from 'zod';

const Port = z.int().min(1).max(65535);

const ServiceSpec = z.strictObject({
  type: z.literal('LoadBalancer').describe('A load balancer gives it an address.'),
  selector: LabelMap.describe('Labels of its pods.'),
  ports: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(63).describe('Name of the port.'),
        port: Port.describe('The port at its addresses.'),
        targetPort: Port.describe("The pods' port."),
        protocol: z.enum(['TCP', 'UDP']).describe('Transport protocol.'),
      }),
    )
    .min(1)
    .describe('Its ports.'),
  externalTrafficPolicy: z
    .enum(['Cluster', 'Local'])
    .describe('Whether a node without its pods takes connections, too, and hides their clients then.'),
  ipFamilyPolicy: z
    .enum(['SingleStack', 'RequireDualStack'])
    .optional()
    .describe('Whether it has addresses of both families.'),
  ipFamilies: z
    .array(z.enum(['IPv4', 'IPv6']))
    .min(1)
    .optional()
    .describe("The families of its addresses; the cluster's first one if unset."),
  loadBalancerSourceRanges: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('CIDRs of the clients that kube-proxy lets in; everybody if unset.'),
});
export type ServiceSpec = ReadonlyDeep<z.output<typeof ServiceSpec>>;

/** The part of v1's Service that netloom writes. */
export const BalancedService = defineKind({
  apiVersion: 'v1',
  kind: 'Service',
  plural: 'services',
  scope: 'Namespaced',
  spec: ServiceSpec,
});
