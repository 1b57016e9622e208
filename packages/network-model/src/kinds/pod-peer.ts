import type { Drawn } from '@netloom/chart-kit';
import type { NetworkPolicyPeer } from './network-policy.ts';

/** Pods of a namespace; every pod there without labels. */
export function podPeer(
  namespace: string,
  labels: Readonly<Record<string, string>> | null,
): Drawn<NetworkPolicyPeer> {
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    ...(labels === null ? {} : { podSelector: { matchLabels: labels } }),
  };
}
