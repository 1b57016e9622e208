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

/** Of what MetalLB alone decides in this way. */
const ofMetallb: readonly Rule<NetworkFacts>[] = [
  aggregationShorterThanPool,
  bfdEchoWithIpv6,
  bgpLocalPrefDiffers,
  bgpPeersClash,
  bgpTimers,
  ebgpMultihopWithIbgp,
  ebgpPeerOffLink,
  l2AdvertisementOffLink,
  localPolicyOnSomeNodes,
  pinNotReserved,
  pinRefusedByPool,
  pinsInTwoPools,
  poolExhausted,
  poolNotAdvertised,
];

/** Of every load balancer; some of them distinguish between load balancers. */
const ofAll: readonly Rule<NetworkFacts>[] = [
  bgpPoolOnLink,
  bgpWithoutPeer,
  pinOutsidePools,
  poolOutsideSubnets,
  servicelbWithMetallb,
];

export const rules: readonly Rule<NetworkFacts>[] = [...ofMetallb.map(whereMetallbRuns), ...ofAll].toSorted(
  (one, other) => (one.code < other.code ? -1 : 1),
);

/** A network that states no load balancer may still have its parts, of which some rules speak. */
function whereMetallbRuns(rule: Rule<NetworkFacts>): Rule<NetworkFacts> {
  return {
    ...rule,
    *check(facts) {
      const { loadBalancer } = facts.network;
      if (loadBalancer === null || loadBalancer.by === 'metallb') yield* rule.check(facts);
    },
  };
}
