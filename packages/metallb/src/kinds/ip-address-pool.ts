import { defineKind } from '@netloom/chart-kit';
import * as z from 'zod';
import { LabelSelector } from './label-selector.ts';

/** MetalLB takes no bare address: one address is a /32 or a /128. */
const AddressBlockText = z
  .string()
  .regex(
    /^[0-9A-Fa-f.:]+(\/[0-9]{1,3}|\s*-\s*[0-9A-Fa-f.:]+)$/,
    'addresses are a CIDR or a range first-last; one address is a /32 or a /128',
  );

const ServiceAllocation = z.strictObject({
  priority: z.int().min(0).max(2147483647).optional().describe('The lower number is tried first; 0 is last.'),
  namespaces: z.array(z.string()).optional().describe('Namespaces whose Services may use the pool.'),
  namespaceSelectors: z.array(LabelSelector).optional().describe('The same by label; any one must match.'),
  serviceSelectors: z
    .array(LabelSelector)
    .optional()
    .describe('Services that may use it; any one must match.'),
});

const IPAddressPoolSpec = z.strictObject({
  addresses: z.array(AddressBlockText).min(1).describe('CIDRs and ranges, IPv4 and IPv6.'),
  autoAssign: z
    .boolean()
    .optional()
    .describe('false: only for Services that ask for the pool or an address.'),
  avoidBuggyIPs: z.boolean().optional().describe('true: never .0 and .255.'),
  serviceAllocation: ServiceAllocation.optional().describe('Which Services may use the pool.'),
});

/** Addresses that MetalLB may hand to Services of type LoadBalancer. */
export const IPAddressPool = defineKind({
  apiVersion: 'metallb.io/v1beta1',
  kind: 'IPAddressPool',
  plural: 'ipaddresspools',
  scope: 'Namespaced',
  spec: IPAddressPoolSpec,
});
