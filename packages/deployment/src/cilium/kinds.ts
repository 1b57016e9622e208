import { defineKind } from '@netloom/chart-kit';
import * as z from 'zod';
import { IP_POOL, L2_POLICY } from './to-cilium.ts';

const Labels = z.record(z.string(), z.string().max(63));

/** Addresses that LB-IPAM gives to Services: https://docs.cilium.io/en/stable/network/lb-ipam/ */
export const CiliumLoadBalancerIPPool = defineKind({
  ...IP_POOL,
  plural: 'ciliumloadbalancerippools',
  scope: 'Cluster',
  spec: z.strictObject({
    blocks: z
      .array(
        z.strictObject({
          cidr: z.string().optional(),
          start: z.string().optional(),
          stop: z.string().optional(),
        }),
      )
      .min(1),
    serviceSelector: z.strictObject({ matchLabels: Labels }).optional(),
  }),
});

/** Which nodes answer ARP for them: https://docs.cilium.io/en/stable/network/l2-announcements/ */
export const CiliumL2AnnouncementPolicy = defineKind({
  ...L2_POLICY,
  plural: 'ciliuml2announcementpolicies',
  scope: 'Cluster',
  spec: z.strictObject({
    loadBalancerIPs: z.literal(true),
    interfaces: z.array(z.string().min(1)).optional(),
    nodeSelector: z
      .strictObject({
        matchExpressions: z.array(
          z.strictObject({
            key: z.string().min(1),
            operator: z.literal('In'),
            values: z.array(z.string()).min(1),
          }),
        ),
      })
      .optional(),
  }),
});
