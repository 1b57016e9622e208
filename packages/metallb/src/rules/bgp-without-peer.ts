import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';

export const bgpWithoutPeer: Rule<NetworkFacts> = {
  code: 'bgp-without-peer',
  severity: 'error',
  sentence: 'A BGPAdvertisement has a peer that hears of it.',
  *check({ network, origins }) {
    const [first, ...others] = network.bgpAdvertisements;
    if (first === undefined || network.bgpPeers.length > 0) return;
    yield {
      message: `BGPAdvertisement "${first.name}" is told to nobody: the network has no BGP peer`,
      at: origins.of(first),
      related: others.map((row) => ({
        message: `nor is BGPAdvertisement "${row.name}"`,
        at: origins.of(row),
      })),
      help: 'state the routers under `bgp: { peers: […] }`, or announce the pools by an L2Advertisement',
    };
  },
};
