import type { Rule } from '@netloom/diagnostics';
import type { BgpAdvertisement, BgpPeer, NetworkFacts } from '@netloom/network-model';

export const bfdEchoWithIpv6: Rule<NetworkFacts> = {
  code: 'bfd-echo-with-ipv6',
  severity: 'error',
  description: 'A peer that receives IPv6 pools has a BFD profile without echo.',
  *check({ network, origins }) {
    const profiles = new Map(network.bfdProfiles.map((profile) => [profile.name, profile]));
    const pools = network.pools.filter(({ addresses }) => addresses.some(({ family }) => family === 6));
    for (const peer of network.bgpPeers) {
      const profile = profiles.get(peer.bfdProfile ?? '');
      if (profile?.echoMode !== true) continue;
      const heard = network.bgpAdvertisements.filter((row) => receives(peer, row));
      const pool = pools.find(({ name }) =>
        heard.some((row) => row.pools.length === 0 || row.pools.includes(name)),
      );
      if (pool === undefined) continue;
      yield {
        message: `BGP peer "${peer.name}" uses BFD profile "${profile.name}" with echo, but receives pool "${pool.name}", which has IPv6`,
        at: origins.of(peer, 'bfdProfile'),
        related: [
          { message: `BFD profile "${profile.name}" has echoMode`, at: origins.of(profile, 'echoMode') },
          { message: `pool "${pool.name}" has IPv6 addresses`, at: origins.of(pool.addresses) },
        ],
        help: 'turn echoMode off in the profile: MetalLB refuses it for IPv6',
      };
    }
  },
};

function receives({ name }: BgpPeer, { peers }: BgpAdvertisement): boolean {
  return peers.length === 0 || peers.includes(name);
}
