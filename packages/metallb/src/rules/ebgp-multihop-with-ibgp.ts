import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';

export const ebgpMultihopWithIbgp: Rule<NetworkFacts> = {
  code: 'ebgp-multihop-with-ibgp',
  severity: 'error',
  description: 'A BGP peer with ebgpMultiHop has another AS number than the cluster.',
  *check({ network, origins }) {
    for (const peer of network.bgpPeers) {
      if (!peer.ebgpMultiHop || peer.myAsn !== peer.peerAsn) continue;
      yield {
        message: `BGP peer "${peer.name}" has ebgpMultiHop, but is in AS ${peer.peerAsn}, the same as the cluster: MetalLB refuses it`,
        at: origins.of(peer, 'ebgpMultiHop'),
        related: [{ message: `myAsn is ${peer.myAsn}, too`, at: origins.of(peer, 'myAsn') }],
        help: 'leave ebgpMultiHop out: sessions inside one AS may take several hops anyway',
        fix: {
          title: 'remove ebgpMultiHop',
          edits: [{ kind: 'remove', at: origins.of(peer, 'ebgpMultiHop') }],
        },
      };
    }
  },
};
