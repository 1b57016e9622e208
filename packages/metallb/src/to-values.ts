import type { Drawn, From } from '@netloom/chart-kit';
import { metallbOf, type Network } from '@netloom/network-model';
import { toBfdProfile, toBgpAdvertisement, toBgpPeer, toCommunity } from './to-bgp.ts';
import { toIpAddressPool } from './to-ip-address-pool.ts';
import { toL2Advertisement } from './to-l2-advertisement.ts';
import type { MetalLbValues } from './values.ts';

export function toValues(network: Network, from: From): Drawn<MetalLbValues> {
  const namespace = network.loadBalancer?.namespace ?? 'metallb-system';
  // another load balancer has objects of its own for pools and advertisements
  const isOthers = network.loadBalancer !== null && metallbOf(network) === null;
  const [pools, l2Advertisements, bgpPeers, bgpAdvertisements] = isOthers
    ? [[], [], [], []]
    : [network.pools, network.l2Advertisements, network.bgpPeers, network.bgpAdvertisements];
  return from(network, {
    namespace,
    ipAddressPools: pools.map((pool) => toIpAddressPool(pool, from)),
    l2Advertisements: l2Advertisements.map((advertisement) => toL2Advertisement(advertisement, from)),
    bgpPeers: bgpPeers.map((peer) => toBgpPeer({ peer, namespace, from })),
    bgpAdvertisements: bgpAdvertisements.map((advertisement) => toBgpAdvertisement(advertisement, from)),
    bfdProfiles: network.bfdProfiles.map((profile) => toBfdProfile(profile, from)),
    communities: network.communities.map((community) => toCommunity(community, from)),
  });
}
