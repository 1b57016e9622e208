import type { Rule } from '@netloom/diagnostics';
import type { BgpPeer, NetworkFacts } from '@netloom/network-model';
import { needsFrr } from '../needs-frr.ts';

export const bgpPeersClash: Rule<NetworkFacts> = {
  code: 'bgp-peers-clash',
  severity: 'error',
  sentence: 'A node has one session with each router, and one AS number in each VRF.',
  *check({ network, origins }) {
    const frr = needsFrr(network);
    // By VRF and address, then by VRF: only peers that may clash are compared.
    const byRouter = Map.groupBy(
      network.bgpPeers,
      ({ address, vrf }) => `${vrf ?? ''} ${address.toString()}`,
    );
    for (const { peer, other } of [...byRouter.values()].flatMap(pairsOnOneNode)) {
      yield {
        message: `BGP peers "${other.name}" and "${peer.name}" are one router, ${peer.address.toString()}, and some node peers with both`,
        at: origins.of(peer),
        related: [{ message: `BGP peer "${other.name}"`, at: origins.of(other) }],
        help: 'keep one of them, or give each other nodes',
      };
    }
    if (!frr) return;
    for (const peers of Map.groupBy(network.bgpPeers, ({ vrf }) => vrf).values()) {
      const [first, ...more] = peers;
      const other = more.find(
        (peer) => peer.myAsn !== first?.myAsn && first !== undefined && meet(peer, first),
      );
      if (first === undefined || other === undefined) continue;
      yield {
        message: `BGP peers "${first.name}" and "${other.name}" know one node as AS ${first.myAsn} and as AS ${other.myAsn}: FRR has one for each VRF`,
        at: origins.of(other, 'myAsn'),
        related: [{ message: `AS ${first.myAsn} here`, at: origins.of(first, 'myAsn') }],
        help: 'write the same myAsn for all peers of a node, or put them into VRFs of their own',
      };
    }
  },
};

/** Each peer with the first one before it that shares a node. */
function pairsOnOneNode(
  peers: readonly BgpPeer[],
): readonly { readonly peer: BgpPeer; readonly other: BgpPeer }[] {
  return peers.flatMap((peer, index) => {
    const other = peers.slice(0, index).find((before) => meet(before, peer));
    return other === undefined ? [] : [{ peer, other }];
  });
}

/** No nodes means all of them. */
function meet(one: BgpPeer, other: BgpPeer): boolean {
  if (one.nodes.length === 0 || other.nodes.length === 0) return true;
  return one.nodes.some((node) => other.nodes.includes(node));
}
