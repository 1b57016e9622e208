import { defineKind } from '@netloom/chart-kit';
import * as z from 'zod';
import { hasOneHostname, hasRole, hasRolesOfOneKind, isHostnameOfOne, isRoute } from './conditions.ts';

/** The operator refuses a route with host bits, which the CRD's own check lets through. */
const Route = z
  .string()
  .regex(/^[0-9A-Fa-f.:]+\/[0-9]{1,3}$/, 'a route is a CIDR')
  .refine(isRoute, 'a route is a CIDR without host bits');

const Routes = z.array(Route).min(1);

const ConnectorSpec = z
  .strictObject({
    hostname: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/)
      .optional()
      .describe('Name of the device in the tailnet.'),
    hostnamePrefix: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,61}$/)
      .optional()
      .describe('The same for several replicas: each gets its number after it.'),
    replicas: z.int().min(0).max(2147483647).optional().describe('Devices to run; 1 unless stated.'),
    tags: z
      .array(z.string().regex(/^tag:[a-zA-Z][a-zA-Z0-9-]*$/))
      .optional()
      .describe('Tags of the devices; the operator must own them. tag:k8s unless stated.'),
    proxyClass: z.string().optional().describe('ProxyClass that shapes the pods.'),
    tailnet: z.string().optional().describe('Tailnet to join, where it is not the operator’s own.'),
    subnetRouter: z
      .strictObject({
        advertiseRoutes: Routes.describe('CIDRs that the tailnet reaches through the device.'),
      })
      .optional()
      .describe('Makes the device a subnet router.'),
    exitNode: z.boolean().optional().describe('true: devices may send all their traffic through it.'),
    appConnector: z
      .strictObject({ routes: Routes.optional().describe('CIDRs that are routed from the start.') })
      .optional()
      .describe('Makes the device an app connector.'),
  })
  .refine(hasRole, {
    error: 'a Connector is a subnet router, an exit node or an app connector',
  })
  .refine(hasRolesOfOneKind, {
    error: 'an app connector is neither a subnet router nor an exit node',
  })
  .refine(isHostnameOfOne, {
    error: 'several replicas take hostnamePrefix, not hostname',
  })
  .refine(hasOneHostname, {
    error: 'hostname and hostnamePrefix exclude each other',
  });

/** A device in the tailnet that routes for the cluster. Cluster-scoped. */
export const Connector = defineKind({
  apiVersion: 'tailscale.com/v1alpha1',
  kind: 'Connector',
  plural: 'connectors',
  scope: 'Cluster',
  spec: ConnectorSpec,
});
