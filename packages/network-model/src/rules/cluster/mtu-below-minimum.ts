import { PrefixTrie } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { lanMtu } from '../../mtu.ts';
import type { Cluster, Network, Node } from '../../network.ts';

/** The least that IPv6 demands of a link (RFC 8200, section 5), and what Tailscale's interface has. */
const LEAST = 1280;

/** What flannel takes from the MTU of the interface below it. */
const HEADERS: Readonly<Record<Cluster['flannel']['backend'], number>> = {
  vxlan: 50,
  'wireguard-native': 80,
  'host-gw': 0,
  none: 0,
};

export const mtuBelowMinimum: Rule<NetworkFacts> = {
  code: 'mtu-below-minimum',
  severity: 'warning',
  description: 'Pods can send packets of 1280 bytes where IPv6 or the tailnet needs it.',
  *check({ network, origins }) {
    const { flannel, podCidrs } = network.cluster;
    const hasIpv6 = podCidrs.some(({ family }) => family === 6);
    if (!hasIpv6 && network.routes.length === 0) return;
    const links = linksOf(network);
    const [narrowest, ...others] = network.nodes
      .map((node) => ({ node, mtu: links(node) }))
      .filter(({ mtu }) => mtu - HEADERS[flannel.backend] < LEAST)
      .sort((one, other) => one.mtu - other.mtu);
    if (narrowest === undefined) return;
    const { node, mtu } = narrowest;
    const left = mtu - HEADERS[flannel.backend];
    yield {
      message: `flannel ${flannel.backend} over ${mtu} leaves pods of node "${node.name}" ${left} bytes, but ${hasIpv6 ? 'IPv6' : 'the tailnet'} needs ${LEAST}`,
      at: origins.of(node),
      related: [
        { message: `flannel takes ${HEADERS[flannel.backend]} bytes`, at: origins.of(flannel) },
        ...others.map((other) => ({
          message: `node "${other.node.name}" is as narrow`,
          at: origins.of(other.node),
        })),
      ],
      help: `raise the MTU below it to ${LEAST + HEADERS[flannel.backend]} at least: along the chain LAN, VXLAN of the SDN and flannel each takes its part`,
    };
  },
};

/** The MTU of the interface below flannel: the guest's own, else its network's. */
function linksOf(network: Network): (node: Node) => number {
  if (network.cluster.flannel.network === 'lan') return () => lanMtu(network);
  const vnets = new PrefixTrie<number | null>();
  for (const { space, cidr, mtu } of network.subnets) if (space === 'sdn') vnets.insert(cidr, mtu);
  return ({ sdnAddresses: [address], guestMtu }) =>
    guestMtu ?? (address === undefined ? null : vnets.longest(address)?.value) ?? lanMtu(network);
}
