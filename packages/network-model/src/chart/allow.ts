import type { Drawn } from '@netloom/chart-kit';
import type { NetworkPolicyPeer, NetworkPolicySpec } from '../kinds/network-policy.ts';
import { podPeer } from '../kinds/pod-peer.ts';
import type { Flow, Network } from '../network.ts';
import { nodePeers } from './node-peers.ts';

export type Policy = Drawn<{
  readonly name: string;
  readonly namespace: string;
  readonly spec: NetworkPolicySpec;
}>;
export type PolicyPort = NonNullable<NonNullable<NetworkPolicySpec['ingress']>[number]['ports']>[number];

/** Without peers every source may connect. */
export function allow({
  selector,
  peers = null,
  ports,
}: {
  readonly selector: Readonly<Record<string, string>>;
  readonly peers?: readonly Drawn<NetworkPolicyPeer>[] | null;
  readonly ports: readonly PolicyPort[];
}): Policy['spec'] {
  return {
    podSelector: { matchLabels: selector },
    policyTypes: ['Ingress'],
    ingress: [{ ...(peers === null ? {} : { from: peers }), ports }],
  };
}

/** None where the network has no such program: the flow's exposure is a finding then. */
export function peersOf(network: Network, from: Flow['from']): readonly Drawn<NetworkPolicyPeer>[] {
  if (from === 'nodes') return nodePeers(network);
  return network.actors
    .filter(({ name }) => name === from)
    .map(({ namespace, labels }) => podPeer(namespace, labels));
}
