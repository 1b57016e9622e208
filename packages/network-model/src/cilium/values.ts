import { namedSpec } from '@netloom/chart-kit';
import * as z from 'zod';
import {
  CiliumBGPAdvertisement,
  CiliumBGPClusterConfig,
  CiliumBGPPeerConfig,
  CiliumL2AnnouncementPolicy,
  CiliumLoadBalancerIPPool,
} from './kinds.ts';

/** Lists that only a network with Cilium's load balancer has. */
export const CILIUM_VALUES = {
  ciliumLoadBalancerIPPools: z
    .array(namedSpec(CiliumLoadBalancerIPPool))
    .optional()
    .describe('Addresses that Cilium gives to Services of type LoadBalancer.'),
  ciliumL2AnnouncementPolicies: z
    .array(namedSpec(CiliumL2AnnouncementPolicy))
    .optional()
    .describe('Nodes that answer ARP and NDP for these addresses.'),
  ciliumBGPClusterConfigs: z
    .array(namedSpec(CiliumBGPClusterConfig))
    .optional()
    .describe('Routers that the nodes peer with, through Cilium.'),
  ciliumBGPPeerConfigs: z
    .array(namedSpec(CiliumBGPPeerConfig))
    .optional()
    .describe('How each of these sessions is.'),
  ciliumBGPAdvertisements: z
    .array(namedSpec(CiliumBGPAdvertisement))
    .optional()
    .describe('What is announced in these sessions.'),
} as const;
