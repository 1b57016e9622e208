import { intervalOf, IntervalSet } from '@netloom/addresses';
import type { Drawn } from '@netloom/chart-kit';
import { isOutsideCluster } from '../behind-service.ts';
import type { NetworkPolicyPeer } from '../kinds/network-policy.ts';
import { podPeer } from '../kinds/pod-peer.ts';
import type { Network, Service } from '../network.ts';

/**
 * What is behind a Service, as egress policies see it: kube-proxy has put its address in place of the Service's by then, and
 * selectors match no addresses outside of the cluster and no pods in the host's network.
 */
export function backendPeers(
  { nodes }: Pick<Network, 'nodes'>,
  service: Service,
): readonly Drawn<NetworkPolicyPeer>[] {
  const { namespace, selector, hostNetwork } = service;
  if (!hostNetwork && !isOutsideCluster(service)) return [podPeer(namespace, selector)];
  const addresses = hostNetwork ? nodes.flatMap((node) => node.addresses) : service.addresses;
  return IntervalSet.of(addresses.map(intervalOf))
    .toCidrs()
    .map((cidr) => ({ ipBlock: { cidr: cidr.toString() } }));
}
