import { Address, Cidr } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import { isOnLink, nodesOf, type BgpPeer, type Network, type NetworkFacts } from '@netloom/network-model';
import { needsFrr } from '../needs-frr.ts';
import { describeNames } from './shared/describe.ts';

/** Such addresses are on each link: RFC 3927. */
const LINK_LOCAL = Cidr.of(Address.of(4, 0xa9fe_0000n), 16);

export const ebgpPeerOffLink: Rule<NetworkFacts> = {
  code: 'ebgp-peer-off-link',
  severity: 'warning',
  description:
    'A router of another AS is on a link of each node that peers with it, or is stated to be further away.',
  *check({ network, origins }) {
    const frr = needsFrr(network);
    for (const peer of network.bgpPeers) {
      if (peer.myAsn === peer.peerAsn || peer.ebgpMultiHop || !isDecidable(peer)) continue;
      const away = nodesAway(peer, network);
      if (away.length === 0) continue;
      yield {
        message: `BGP peer "${peer.name}", ${peer.address.toString()}, is on no link of node ${describeNames(away)}: ${frr ? 'FRR opens no eBGP session with it without ebgpMultiHop' : "MetalLB's own speaker opens the session all the same, FRR would not"}`,
        severity: frr ? 'warning' : 'info',
        at: origins.of(peer.address),
        help: 'state `ebgpMultiHop: true`, and the same at the router; or peer with the address that it has on a link of the nodes',
      };
    }
  },
};

/** FRR checks the link of IPv4 alone (MetalLB turns the check off for IPv6), and no network states the links of a VRF. */
function isDecidable({ address, vrf }: BgpPeer): boolean {
  return address.family === 4 && vrf === null && !LINK_LOCAL.contains(address);
}

/** The nodes that peer with it and have no address in its subnet. */
function nodesAway(peer: BgpPeer, network: Network): readonly string[] {
  const links = network.subnets.filter(
    ({ space, cidr }) => (space === 'lan' || space === 'sdn') && cidr.contains(peer.address),
  );
  const peering = new Set(nodesOf(peer, network));
  return network.nodes
    .filter((node) => peering.has(node.name) && !links.some((link) => isOnLink(node, link, network)))
    .map(({ name }) => name);
}
