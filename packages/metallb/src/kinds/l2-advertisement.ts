import { defineKind } from '@netloom/chart-kit';
import * as z from 'zod';
import { LabelSelector } from './label-selector.ts';

const L2AdvertisementSpec = z.strictObject({
  ipAddressPools: z
    .array(z.string())
    .optional()
    .describe('Pools by name. No pool and no selector is every pool.'),
  ipAddressPoolSelectors: z.array(LabelSelector).optional().describe('Pools by label.'),
  nodeSelectors: z.array(LabelSelector).optional().describe('Nodes that may answer; none is every node.'),
  interfaces: z.array(z.string()).optional().describe('Interfaces to answer on; none is every interface.'),
  serviceSelectors: z
    .array(LabelSelector)
    .optional()
    .describe('Services to announce; none is every Service.'),
});

/** Announces pools by ARP and NDP. */
export const L2Advertisement = defineKind({
  apiVersion: 'metallb.io/v1beta1',
  kind: 'L2Advertisement',
  plural: 'l2advertisements',
  scope: 'Namespaced',
  spec: L2AdvertisementSpec,
});
