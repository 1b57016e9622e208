import type { Cidr } from '@netloom/addresses';
import type { Drawn } from '@netloom/chart-kit';
import type { NetworkPolicyPeer } from '../kinds/network-policy.ts';
import { nodeAddresses } from '../machine-addresses.ts';
import type { Network, Node } from '../network.ts';

/**
 * Processes on the hosts: the API server that calls webhooks, kubelets, hostNetwork pods. They arrive with the node's
 * address, and through the overlay with flannel's (number 0 of the node's pod CIDR) or cni0's (number 1).
 */
export function nodePeers(network: Network): readonly Drawn<NetworkPolicyPeer>[] {
  const blocks = [
    ...network.nodes.flatMap((node) => nodeAddresses(node).map(single)),
    ...overlayBlocks(network),
  ];
  return blocks.map((cidr) => ({ ipBlock: { cidr } }));
}

/** Which addresses flannel holds is known only where each node's pod CIDR was observed; another pod network takes any. */
function overlayBlocks({ cluster, nodes }: Network): readonly string[] {
  // by its identity Cilium knows a node, whatever its address: the pods' own would only let pods in
  if (cluster.cni === 'cilium') return [];
  const observed = cluster.flannel.backend !== 'none' && nodes.every(({ podCidrs }) => podCidrs.length > 0);
  return observed ? nodes.flatMap(overlayAddresses) : cluster.podCidrs.map(String);
}

function overlayAddresses({ podCidrs }: Node): readonly string[] {
  return podCidrs.flatMap((cidr: Cidr) => [single(cidr.nth(0n)), single(cidr.nth(1n))]);
}

function single(address: { readonly family: 4 | 6; toString(): string }): string {
  return `${address.toString()}/${address.family === 4 ? '32' : '128'}`;
}
