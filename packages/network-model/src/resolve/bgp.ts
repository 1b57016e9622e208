import type { NetworkFile } from '../file/network-file.ts';
import type { BfdProfile, BgpAdvertisement, BgpPeer, Community } from '../network.ts';
import type { Recording } from './recording.ts';

export function toBgpPeers({ loadBalancer }: NetworkFile, record: Recording): readonly BgpPeer[] {
  return record.rows(loadBalancer?.bgp.peers, (peer) => ({
    ...peer,
    port: peer.port ?? null,
    holdTime: peer.holdTime ?? null,
    keepaliveTime: peer.keepaliveTime ?? null,
    bfdProfile: peer.bfdProfile ?? null,
    vrf: peer.vrf ?? null,
    existingSecret: peer.existingSecret ?? null,
  }));
}

export function toBgpAdvertisements(
  { loadBalancer }: NetworkFile,
  record: Recording,
): readonly BgpAdvertisement[] {
  return record.rows(loadBalancer?.bgp.advertisements, (advertisement) => ({
    ...advertisement,
    aggregationLength: advertisement.aggregationLength ?? null,
    aggregationLength6: advertisement.aggregationLength6 ?? null,
    localPref: advertisement.localPref ?? null,
  }));
}

export function toBfdProfiles({ loadBalancer }: NetworkFile, record: Recording): readonly BfdProfile[] {
  return record.rows(loadBalancer?.bfdProfiles, (profile) => ({
    ...profile,
    receiveInterval: profile.receiveInterval ?? null,
    transmitInterval: profile.transmitInterval ?? null,
    detectMultiplier: profile.detectMultiplier ?? null,
  }));
}

export function toCommunities({ loadBalancer }: NetworkFile): readonly Community[] {
  return loadBalancer?.communities ?? [];
}
