import { ownedNamespaces, type Network } from '@netloom/network-model';
import type { INamespace } from 'kubernetes-models/v1';

/** The label of the namespaces that netloom created. */
export const MANAGED_BY = 'app.kubernetes.io/managed-by';
export const MANAGER = 'netloom';

/** The namespaces that netloom owns, with their Pod Security level. */
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
      // deleting a namespace deletes everything in it
      annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' },
    },
  }));
}
