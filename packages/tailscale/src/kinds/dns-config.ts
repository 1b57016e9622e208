import { defineKind } from '@netloom/chart-kit';
import * as z from 'zod';

const DNSConfigSpec = z.strictObject({
  nameserver: z
    .strictObject({
      image: z
        .strictObject({
          repo: z.string().min(1).describe('Repository of the image.'),
          tag: z.string().min(1).describe('Its tag; the operator uses a moving one by default.'),
        })
        .describe('The nameserver that runs.'),
      replicas: z.int().min(0).max(2147483647).optional().describe('Pods to run; 1 unless stated.'),
      service: z
        .strictObject({
          clusterIP: z
            .string()
            .regex(/^[0-9a-f.:]+$/, 'a ClusterIP is an address')
            .describe('ClusterIP of its Service, so that others know it in advance.'),
        })
        .describe('How it is reached.'),
    })
    .describe('Answers for ts.net inside the cluster.'),
});

/** Tailscale's nameserver inside the cluster; the operator knows one of it. Cluster-scoped. */
export const DNSConfig = defineKind({
  apiVersion: 'tailscale.com/v1alpha1',
  kind: 'DNSConfig',
  plural: 'dnsconfigs',
  scope: 'Cluster',
  spec: DNSConfigSpec,
});
