import type { Rule } from '@netloom/diagnostics';
import { nodesOf, type BgpPeer, type Network, type NetworkFacts } from '@netloom/network-model';
import { needsFrr } from '../needs-frr.ts';

export const bgpPeersClash: Rule<NetworkFacts> = {
  code: 'bgp-peers-clash',
  severity: 'error',
  description:
    'Where FRR speaks BGP, a node has one session with each router, and one AS number in each VRF.',
  *check({ network, origins }) {
    // MetalLB's own speaker takes both: internal/config, ValidationFor.
    if (!needsFrr(network)) return;
    // by VRF and address, then by VRF: only peers that may clash are compared.
    const byRouter = Map.groupBy(
      network.bgpPeers,
      ({ address, vrf }) => `${vrf ?? ''} ${address.toString()}`,
    );
    for (const { peer, other } of [...byRouter.values()].flatMap((peers) => pairsOnOneNode(peers, network))) {
      yield {
        message: `BGP peers "${other.name}" and "${peer.name}" are one router, ${peer.address.toString()}, and some node peers with both`,
        at: origins.of(peer),
        related: [{ message: `BGP peer "${other.name}"`, at: origins.of(other) }],
        help: 'keep one of them, or give each other nodes',
      };
    }
    for (const peers of Map.groupBy(network.bgpPeers, ({ vrf }) => vrf).values()) {
      const [pair] = pairsOnOneNode(peers, network, (one, other) => one.myAsn !== other.myAsn);
      if (pair === undefined) continue;
      const { peer, other } = pair;
      yield {
        message: `BGP peers "${other.name}" and "${peer.name}" give one node AS ${other.myAsn} and AS ${peer.myAsn}: FRR has one AS number in each VRF`,
        at: origins.of(peer, 'myAsn'),
        related: [{ message: `AS ${other.myAsn} here`, at: origins.of(other, 'myAsn') }],
        help: 'write the same myAsn for all peers of a node, or put them into VRFs of their own',
      };
    }
  },
};

interface Pair {
  readonly peer: BgpPeer;
  readonly other: BgpPeer;
}

/** Each peer with the first one before it that shares a node, and that clashes with it. */
function pairsOnOneNode(
  peers: readonly BgpPeer[],
  network: Network,
  clash: (one: BgpPeer, other: BgpPeer) => boolean = () => true,
): readonly Pair[] {
  return peers.flatMap((peer, index) => {
    const nodes = new Set(nodesOf(peer, network));
    const other = peers
      .slice(0, index)
      .find((before) => clash(before, peer) && nodesOf(before, network).some((name) => nodes.has(name)));
    return other === undefined ? [] : [{ peer, other }];
  });
}
