import { namedSpec, Namespace, type ReadonlyDeep } from '@netloom/chart-kit';
import * as z from 'zod';
import { BFDProfile } from './kinds/bfd-profile.ts';
import { BGPAdvertisement } from './kinds/bgp-advertisement.ts';
import { BGPPeer } from './kinds/bgp-peer.ts';
import { Community } from './kinds/community.ts';
import { IPAddressPool } from './kinds/ip-address-pool.ts';
import { L2Advertisement } from './kinds/l2-advertisement.ts';

export const MetalLbValues = z.strictObject({
  namespace: Namespace.default('metallb-system').describe(
    "MetalLB's own namespace: its webhook refuses these objects in any other.",
  ),
  ipAddressPools: z
    .array(namedSpec(IPAddressPool))
    .default([])
    .describe('Addresses for Services of type LoadBalancer.'),
  l2Advertisements: z
    .array(namedSpec(L2Advertisement))
    .default([])
    .describe('Pools announced by ARP and NDP.'),
  bgpPeers: z.array(namedSpec(BGPPeer)).default([]).describe('Routers that the nodes peer with.'),
  bgpAdvertisements: z.array(namedSpec(BGPAdvertisement)).default([]).describe('Pools announced over BGP.'),
  bfdProfiles: z
    .array(namedSpec(BFDProfile))
    .default([])
    .describe('How fast a BGP session notices that the other side is gone.'),
  communities: z.array(namedSpec(Community)).default([]).describe('Names for BGP communities.'),
});
export type MetalLbValues = ReadonlyDeep<z.output<typeof MetalLbValues>>;
