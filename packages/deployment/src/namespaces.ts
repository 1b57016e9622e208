import { ownedNamespaces, type Network } from '@netloom/network-model';
import type { INamespace } from 'kubernetes-models/v1';

/** The label by which netloom knows the namespaces that it made. */
export const MANAGED_BY = 'app.kubernetes.io/managed-by';
export const MANAGER = 'netloom';

/** The namespaces that netloom owns, with their Pod Security level; those of apps belong to the apps. */
export function namespaces(network: Network): readonly INamespace[] {
  return ownedNamespaces(network).map(({ name, podSecurity }) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: {
        [MANAGED_BY]: MANAGER,
        'pod-security.kubernetes.io/enforce': podSecurity,
        'pod-security.kubernetes.io/audit': podSecurity,
        'pod-security.kubernetes.io/warn': podSecurity,
      },
      // a namespace that goes takes everything in it along
      annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' },
    },
  }));
}
