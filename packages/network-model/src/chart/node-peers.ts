import type { Cidr } from '@netloom/addresses';
import type { Drawn } from '@netloom/chart-kit';
import type { NetworkPolicyPeer } from '../kinds/network-policy.ts';
import type { Network, Node } from '../network.ts';

/**
 * Processes on the hosts: the API server that calls webhooks, kubelets, hostNetwork pods. They arrive with the node's
 * address, and through the overlay with flannel's (number 0 of the node's pod CIDR) or cni0's (number 1).
 */
export function nodePeers(network: Network): readonly Drawn<NetworkPolicyPeer>[] {
  const observed = network.nodes.every(({ podCidrs }) => podCidrs.length > 0);
  const blocks = [
    ...network.nodes.flatMap(({ addresses, sdnAddresses }) => [...addresses, ...sdnAddresses].map(single)),
    // which addresses flannel holds is known only where each node's pod CIDR was observed
    ...(observed ? network.nodes.flatMap(overlayAddresses) : network.cluster.podCidrs.map(String)),
  ];
  return blocks.map((cidr) => ({ ipBlock: { cidr } }));
}

function overlayAddresses({ podCidrs }: Node): readonly string[] {
  return podCidrs.flatMap((cidr: Cidr) => [single(cidr.nth(0n)), single(cidr.nth(1n))]);
}

function single(address: { readonly family: 4 | 6; toString(): string }): string {
  return `${address.toString()}/${address.family === 4 ? '32' : '128'}`;
}
