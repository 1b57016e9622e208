import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { aggregationShorterThanPool } from './aggregation-shorter-than-pool.ts';
import { bfdEchoWithIpv6 } from './bfd-echo-with-ipv6.ts';
import { bgpLocalPrefDiffers } from './bgp-local-pref-differs.ts';
import { bgpPeersClash } from './bgp-peers-clash.ts';
import { bgpPoolOnLink } from './bgp-pool-on-link.ts';
import { bgpTimers } from './bgp-timers.ts';
import { bgpWithoutPeer } from './bgp-without-peer.ts';
import { ebgpMultihopWithIbgp } from './ebgp-multihop-with-ibgp.ts';
import { ebgpPeerOffLink } from './ebgp-peer-off-link.ts';
import { l2AdvertisementOffLink } from './l2-advertisement-off-link.ts';
import { localPolicyOnSomeNodes } from './local-policy-on-some-nodes.ts';
import { pinNotReserved } from './pin-not-reserved.ts';
import { pinOutsidePools } from './pin-outside-pools.ts';
import { pinRefusedByPool } from './pin-refused-by-pool.ts';
import { pinsInTwoPools } from './pins-in-two-pools.ts';
import { poolExhausted } from './pool-exhausted.ts';
import { poolNotAdvertised } from './pool-not-advertised.ts';
import { poolOutsideSubnets } from './pool-outside-subnets.ts';
import { servicelbWithMetallb } from './servicelb-with-metallb.ts';

export const rules: readonly Rule<NetworkFacts>[] = [
  aggregationShorterThanPool,
  bfdEchoWithIpv6,
  bgpLocalPrefDiffers,
  bgpPeersClash,
  bgpPoolOnLink,
  bgpTimers,
  bgpWithoutPeer,
  ebgpMultihopWithIbgp,
  ebgpPeerOffLink,
  l2AdvertisementOffLink,
  localPolicyOnSomeNodes,
  pinNotReserved,
  pinOutsidePools,
  pinRefusedByPool,
  pinsInTwoPools,
  poolExhausted,
  poolNotAdvertised,
  poolOutsideSubnets,
  servicelbWithMetallb,
];
