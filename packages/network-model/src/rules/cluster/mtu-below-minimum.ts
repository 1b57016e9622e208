import { PrefixTrie } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { carrierOf, lanMtu } from '../../mtu.ts';
import type { Cluster, Network, Node } from '../../network.ts';

/** The least that IPv6 demands of a link (RFC 8200, section 5), and what Tailscale's interface has. */
const LEAST = 1280;

export const mtuBelowMinimum: Rule<NetworkFacts> = {
  code: 'mtu-below-minimum',
  severity: 'warning',
  description: 'Pods can send packets of 1280 bytes where IPv6 or the tailnet needs it.',
  *check({ network, origins }) {
    const { podCidrs } = network.cluster;
    const { text, row, header } = podNetworkOf(network.cluster);
    const hasIpv6 = podCidrs.some(({ family }) => family === 6);
    if (!hasIpv6 && network.routes.length === 0) return;
    const links = linksOf(network);
    const [narrowest, ...others] = network.nodes
      .map((node) => ({ node, mtu: links(node) }))
      .filter(({ mtu }) => mtu - header < LEAST)
      .sort((one, other) => one.mtu - other.mtu);
    if (narrowest === undefined) return;
    const { node, mtu } = narrowest;
    const left = mtu - header;
    yield {
      message: `${text} over ${mtu} leaves pods of node "${node.name}" ${left} bytes, but ${hasIpv6 ? 'IPv6' : 'the tailnet'} needs ${LEAST}`,
      at: origins.of(node),
      related: [
        { message: `its headers take ${header} bytes`, at: origins.of(row) },
        ...others.map((other) => ({
          message: `node "${other.node.name}" is as narrow`,
          at: origins.of(other.node),
        })),
      ],
      help: `raise the MTU below it to ${LEAST + header} at least: along the chain LAN, VXLAN of the SDN and pod network each takes its part`,
    };
  },
};

interface PodNetwork {
  readonly text: string;
  /** Where it is stated. */
  readonly row: object;
  /** What it takes from the MTU of the interface below it. */
  readonly header: number;
}

function podNetworkOf(cluster: Cluster): PodNetwork {
  const carrier = carrierOf(cluster);
  const header = carrier?.overhead ?? 0;
  const { flannel } = cluster;
  return flannel.backend === 'none'
    ? { text: carrier?.name ?? 'the pod network', row: cluster, header }
    : { text: `flannel ${flannel.backend}`, row: flannel, header };
}

/** The MTU of the interface below the pod network: the guest's own, else its network's. */
function linksOf(network: Network): (node: Node) => number {
  if (network.cluster.flannel.network === 'lan') return () => lanMtu(network);
  const vnets = new PrefixTrie<number | null>();
  // a VNet may be a segment.
  for (const { space, cidr, mtu } of network.subnets) {
    if (space === 'sdn' || space === 'lan') vnets.insert(cidr, mtu);
  }
  return ({ sdnAddresses: [address], guestMtu }) =>
    guestMtu ?? (address === undefined ? null : vnets.longest(address)?.value) ?? lanMtu(network);
}
