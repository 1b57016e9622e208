import type { Finding, Rule } from '@netloom/diagnostics';
import {
  balancing,
  bgpSessions,
  nodesOf,
  type BgpAdvertisement,
  type NetworkFacts,
} from '@netloom/network-model';
import { describeNames } from './shared/describe.ts';

export const bgpWithoutPeer: Rule<NetworkFacts> = {
  code: 'bgp-without-peer',
  severity: 'error',
  description: 'A BGPAdvertisement has a peer that receives it.',
  *check(facts) {
    const { network, origins } = facts;
    const { bgpAnnouncer } = balancing(network);
    const [first, ...others] = network.bgpAdvertisements;
    if (first === undefined) return;
    if (network.bgpPeers.length === 0) {
      yield {
        message: `${bgpAnnouncer} "${first.name}" reaches no peer: the network has no BGP peer`,
        at: origins.of(first),
        related: others.map((row) => ({
          message: `nor does ${bgpAnnouncer} "${row.name}"`,
          at: origins.of(row),
        })),
        help: 'state the routers under `bgp: { peers: […] }`, or announce the pools by an L2Advertisement',
      };
      return;
    }
    for (const row of network.bgpAdvertisements) {
      if (namesAreKnown(row, facts) && bgpSessions(network, row).length === 0) yield* otherNodes(row, facts);
    }
  },
};

/** A name that leads nowhere was meant for something: unknown-reference reports it. */
function namesAreKnown({ nodes, peers }: BgpAdvertisement, { network }: NetworkFacts): boolean {
  const known = (names: readonly string[], rows: readonly { readonly name: string }[]): boolean =>
    names.every((name) => rows.some((row) => row.name === name));
  const rows = network.bgpPeers;
  return (
    known(peers, rows) && [nodes, ...rows.map((row) => row.nodes)].every((list) => known(list, network.nodes))
  );
}

/** The route is announced by nodes that have no session with any of the peers. */
function* otherNodes(row: BgpAdvertisement, { network, origins }: NetworkFacts): Iterable<Finding> {
  const peers = network.bgpPeers.filter(({ name }) => row.peers.length === 0 || row.peers.includes(name));
  const { bgpAnnouncer } = balancing(network);
  const announcing = describeNames(nodesOf(row, network));
  yield {
    message: `${bgpAnnouncer} "${row.name}" reaches no peer: node ${announcing} announces it, and has a session with none of its peers`,
    at: origins.of(row, 'nodes'),
    related: peers.map((peer) => ({
      message: `BGP peer "${peer.name}" has sessions with node ${describeNames(nodesOf(peer, network))}`,
      at: origins.of(peer, 'nodes'),
    })),
    help: 'give the advertisement and a peer of it a common node, or leave `nodes` out of one of them',
  };
}
