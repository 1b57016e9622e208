import { defineKind } from '@netloom/chart-kit';
import * as z from 'zod';
import { isAggregationPossible } from './conditions.ts';
import { LabelSelector } from './label-selector.ts';

const BGPAdvertisementSpec = z
  .strictObject({
    ipAddressPools: z
      .array(z.string())
      .optional()
      .describe('Pools by name. No pool and no selector is every pool.'),
    ipAddressPoolSelectors: z.array(LabelSelector).optional().describe('Pools by label.'),
    peers: z.array(z.string()).optional().describe('BGPPeers to announce to; none is every peer.'),
    nodeSelectors: z
      .array(LabelSelector)
      .optional()
      .describe('Nodes that may be next hop; none is every node.'),
    aggregationLength: z
      .int()
      .min(1)
      .max(32)
      .optional()
      .describe('Prefix length of the IPv4 routes announced.'),
    aggregationLengthV6: z
      .int()
      .min(1)
      .max(128)
      .optional()
      .describe('Prefix length of the IPv6 routes announced.'),
    localPref: z.int().min(0).max(2147483647).optional().describe('LOCAL_PREF of the routes.'),
    communities: z.array(z.string()).optional().describe('Communities by value, or by name in a Community.'),
    serviceSelectors: z
      .array(LabelSelector)
      .optional()
      .describe('Services to announce; none is every Service.'),
  })
  .refine(isAggregationPossible, {
    error: 'serviceSelectors announce single addresses: leave the aggregation lengths at 32 and 128',
  });

/** Announces pools over BGP. */
export const BGPAdvertisement = defineKind({
  apiVersion: 'metallb.io/v1beta1',
  kind: 'BGPAdvertisement',
  plural: 'bgpadvertisements',
  scope: 'Namespaced',
  spec: BGPAdvertisementSpec,
});
