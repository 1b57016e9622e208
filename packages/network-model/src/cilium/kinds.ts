import { defineKind, LabelMap } from '@netloom/chart-kit';
import * as z from 'zod';

const Requirement = z.strictObject({
  key: z.string().min(1).describe('A label.'),
  operator: z.enum(['In', 'NotIn']).describe('How it compares.'),
  values: z.array(z.string()).min(1).describe('The values to compare with.'),
});

const Expressions = z.strictObject({
  matchExpressions: z.array(Requirement).min(1).describe('All of these must be so.'),
});

/** Addresses that LB-IPAM gives to Services: https://docs.cilium.io/en/stable/network/lb-ipam/ */
export const CiliumLoadBalancerIPPool = defineKind({
  apiVersion: 'cilium.io/v2',
  kind: 'CiliumLoadBalancerIPPool',
  plural: 'ciliumloadbalancerippools',
  scope: 'Cluster',
  spec: z.strictObject({
    blocks: z
      .array(
        z.strictObject({
          cidr: z.string().optional().describe('A CIDR, or nothing where both ends are stated.'),
          start: z.string().optional().describe('The first address.'),
          stop: z.string().optional().describe('The last address.'),
        }),
      )
      .min(1)
      .describe('CIDRs and ranges.'),
    serviceSelector: z
      .strictObject({ matchLabels: LabelMap.describe('All of these labels.') })
      .optional()
      .describe('The Services that it is for; all unless set.'),
  }),
});

/** Which nodes answer ARP for them: https://docs.cilium.io/en/stable/network/l2-announcements/ */
export const CiliumL2AnnouncementPolicy = defineKind({
  apiVersion: 'cilium.io/v2alpha1',
  kind: 'CiliumL2AnnouncementPolicy',
  plural: 'ciliuml2announcementpolicies',
  scope: 'Cluster',
  spec: z.strictObject({
    loadBalancerIPs: z.literal(true).describe('Addresses of Services of type LoadBalancer are announced.'),
    interfaces: z
      .array(z.string().min(1))
      .optional()
      .describe('Regular expressions of interfaces; all unless set.'),
    nodeSelector: Expressions.optional().describe('The nodes that announce; all unless set.'),
  }),
});

/** The sessions of nodes: https://docs.cilium.io/en/stable/network/bgp-control-plane/bgp-control-plane-configuration/ */
export const CiliumBGPClusterConfig = defineKind({
  apiVersion: 'cilium.io/v2',
  kind: 'CiliumBGPClusterConfig',
  plural: 'ciliumbgpclusterconfigs',
  scope: 'Cluster',
  spec: z.strictObject({
    nodeSelector: Expressions.optional().describe('The nodes that it is for; all unless set.'),
    bgpInstances: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(255).describe('Name of the instance.'),
          localASN: z.int().min(1).max(4294967295).describe('AS number of the cluster.'),
          peers: z
            .array(
              z.strictObject({
                name: z.string().min(1).max(255).describe('Name of the peer.'),
                peerASN: z.int().min(0).max(4294967295).describe('AS number of the router.'),
                peerAddress: z.string().describe('Address of the router.'),
                peerConfigRef: z
                  .strictObject({ name: z.string().describe('Its name.') })
                  .describe('The CiliumBGPPeerConfig of the session.'),
              }),
            )
            .min(1)
            .describe('The routers.'),
        }),
      )
      .min(1)
      .max(16)
      .describe('One for each AS number of the cluster.'),
  }),
});

const Seconds = z.int().max(65535);

/** How a session is, and which routes go through it. */
export const CiliumBGPPeerConfig = defineKind({
  apiVersion: 'cilium.io/v2',
  kind: 'CiliumBGPPeerConfig',
  plural: 'ciliumbgppeerconfigs',
  scope: 'Cluster',
  spec: z.strictObject({
    timers: z
      .strictObject({
        holdTimeSeconds: Seconds.min(3).describe('Seconds until a silent router counts as gone.'),
        keepAliveTimeSeconds: Seconds.min(1).describe('Seconds between keepalives.'),
      })
      .optional()
      .describe("Its timers; Cilium's unless set."),
    transport: z
      .strictObject({ peerPort: z.int().min(1).max(65535).describe('TCP port of the router.') })
      .optional()
      .describe('How the session is opened.'),
    ebgpMultihop: z
      .int()
      .min(1)
      .max(255)
      .optional()
      .describe('TTL of the packets to a router of another AS.'),
    authSecretRef: z.string().optional().describe('Secret in the namespace of BGP secrets, key `password`.'),
    families: z
      .array(
        z.strictObject({
          afi: z.enum(['ipv4', 'ipv6']).describe('Its address family.'),
          safi: z.literal('unicast').describe('Routes of single addresses.'),
          advertisements: Expressions.optional().describe('The advertisements that the router receives.'),
        }),
      )
      .min(1)
      .describe('Families of the session.'),
  }),
});

const Lengths = {
  aggregationLengthIPv4: z
    .int()
    .min(0)
    .max(31)
    .optional()
    .describe('Prefix length of IPv4 routes; 32 unless set.'),
  aggregationLengthIPv6: z.int().min(0).max(127).optional().describe('The same of IPv6; 128 unless set.'),
};

/** What is announced. */
export const CiliumBGPAdvertisement = defineKind({
  apiVersion: 'cilium.io/v2',
  kind: 'CiliumBGPAdvertisement',
  plural: 'ciliumbgpadvertisements',
  scope: 'Cluster',
  spec: z.strictObject({
    advertisements: z
      .array(
        z.strictObject({
          advertisementType: z.literal('Service').describe('Addresses of Services.'),
          service: z
            .strictObject({
              addresses: z.array(z.literal('LoadBalancerIP')).min(1).describe('Which of their addresses.'),
              ...Lengths,
            })
            .describe('What of the Services.'),
          selector: Expressions.describe('The Services.'),
          attributes: z
            .strictObject({
              communities: z
                .strictObject({
                  standard: z.array(z.string()).optional().describe('As 64512:100.'),
                  large: z.array(z.string()).optional().describe('As 1:2:3.'),
                })
                .optional()
                .describe('Communities of the routes.'),
              localPreference: z
                .int()
                .min(0)
                .max(4294967295)
                .optional()
                .describe('Local preference, for iBGP.'),
            })
            .optional()
            .describe('What the routes carry.'),
        }),
      )
      .min(1)
      .describe('Each kind of route.'),
  }),
});
