import type { Network } from '@netloom/network-model';
import { announcersOf } from './rules/shared/announcers.ts';

/** Whether the network uses what MetalLB's own BGP speaker refuses: IPv6, BFD, VRFs, keepalive times, large communities. */
export function needsFrr(network: Network): boolean {
  const { bgpPeers, bgpAdvertisements, bfdProfiles, communities, pools } = network;
  if (bgpPeers.length === 0) return false;
  const { bgp } = announcersOf(network);
  const values = [
    ...bgpAdvertisements.flatMap((row) => row.communities),
    ...communities.flatMap((row) => row.communities.map(({ value }) => value)),
  ];
  return (
    bfdProfiles.length > 0 ||
    values.some((value) => value.startsWith('large:')) ||
    bgpPeers.some(
      ({ bfdProfile, vrf, keepaliveTime, address }) =>
        bfdProfile !== null || vrf !== null || keepaliveTime !== null || address.family === 6,
    ) ||
    pools.some((pool) => bgp(pool) && pool.addresses.some(({ family }) => family === 6))
  );
}
