import type { Drawn, From } from '@netloom/chart-kit';
import type { BfdProfile, BgpAdvertisement, BgpPeer, Community } from '@netloom/network-model';
import { toNodeSelectors } from './node-selectors.ts';
import type { MetalLbValues } from './values.ts';
import { withoutUnset } from './without-unset.ts';

type Values = Drawn<MetalLbValues>;

const seconds = (value: number | null): string | null => (value === null ? null : `${value}s`);

export function toBgpPeer(options: {
  readonly peer: BgpPeer;
  readonly namespace: string;
  readonly from: From;
}): Values['bgpPeers'][number] {
  const { peer, namespace, from } = options;
  return from(peer, {
    name: peer.name,
    spec: {
      myASN: peer.myAsn,
      peerASN: peer.peerAsn,
      peerAddress: peer.address,
      ebgpMultiHop: peer.ebgpMultiHop,
      ...withoutUnset({
        peerPort: peer.port,
        holdTime: seconds(peer.holdTime),
        keepaliveTime: seconds(peer.keepaliveTime),
        bfdProfile: peer.bfdProfile,
        vrf: peer.vrf,
        nodeSelectors: toNodeSelectors(peer),
        passwordSecret: peer.existingSecret === null ? null : { name: peer.existingSecret, namespace },
      }),
    },
  });
}

export function toBgpAdvertisement(
  advertisement: BgpAdvertisement,
  from: From,
): Values['bgpAdvertisements'][number] {
  const { name, pools, peers, aggregationLength, aggregationLength6, localPref, communities } = advertisement;
  return from(advertisement, {
    name,
    spec: withoutUnset({
      ipAddressPools: pools,
      peers,
      nodeSelectors: toNodeSelectors(advertisement),
      aggregationLength,
      aggregationLengthV6: aggregationLength6,
      localPref,
      communities,
    }),
  });
}

export function toBfdProfile(profile: BfdProfile, from: From): Values['bfdProfiles'][number] {
  const { name, ...spec } = profile;
  return from(profile, { name, spec: withoutUnset(spec) });
}

export function toCommunity(community: Community, from: From): Values['communities'][number] {
  const { name, communities } = community;
  return from(community, { name, spec: { communities } });
}
