import { ownedNamespaces, type Network } from '@netloom/network-model';
import type { INamespace } from 'kubernetes-models/v1';

/** The label of the namespaces that netloom created. */
export const MANAGED_BY = 'app.kubernetes.io/managed-by';
export const MANAGER = 'netloom';

const KEPT_BY_ARGO_CD = { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' };
const KEPT_BY_FLUX = { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' };

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
      annotations: network.delivery?.gitops === 'flux' ? KEPT_BY_FLUX : KEPT_BY_ARGO_CD,
    },
  }));
}
