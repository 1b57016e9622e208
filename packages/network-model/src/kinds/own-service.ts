import { defineKind, LabelMap, type ReadonlyDeep } from '@netloom/chart-kit';
import * as z from 'zod';

const Port = z.int().min(1).max(65535);

const ServiceSpec = z.strictObject({
  type: z
    .enum(['ClusterIP', 'LoadBalancer', 'NodePort'])
    .describe(
      'Whether it has an address in the cluster alone, one from a load balancer, or ports of the nodes, too.',
    ),
  loadBalancerClass: z
    .literal('tailscale')
    .optional()
    .describe('Who gives it an address; the load balancer of the cluster if unset.'),
  allocateLoadBalancerNodePorts: z
    .literal(false)
    .optional()
    .describe('false: it needs no port of the nodes.'),
  selector: LabelMap.optional().describe(
    'Labels of its pods; what is behind it is in an EndpointSlice if unset.',
  ),
  ports: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(63).describe('Name of the port.'),
        port: Port.describe('The port at its addresses.'),
        targetPort: Port.describe('The port of its pods, or of what is behind it in their place.'),
        protocol: z.enum(['TCP', 'UDP']).describe('Transport protocol.'),
        nodePort: Port.optional().describe('The port of every node; chosen by Kubernetes if unset.'),
      }),
    )
    .min(1)
    .describe('Its ports.'),
  externalTrafficPolicy: z
    .enum(['Cluster', 'Local'])
    .optional()
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
export const OwnService = defineKind({
  apiVersion: 'v1',
  kind: 'Service',
  plural: 'services',
  scope: 'Namespaced',
  spec: ServiceSpec,
});
