import { ownedNamespaces, type Network } from '@netloom/network-model';
import type { INamespace } from 'kubernetes-models/v1';
import { parseObject, type ApiObject } from './cluster/api-object.ts';
import { ownerOf } from './cluster/owner-of.ts';

const MANAGED_BY = 'app.kubernetes.io/managed-by';
const MANAGER = 'netloom';

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

/** Whether netloom made a namespace; one of somebody else's stays as it is. */
export function isOwnNamespace(live: ApiObject): boolean {
  return ownerOf(live).kind === 'nobody' && live.metadata.labels?.[MANAGED_BY] === MANAGER;
}

/** What a network puts into the cluster itself: its namespaces, which no release holds, before what the umbrella makes. */
export function withNamespaces(network: Network, made: readonly ApiObject[]): readonly ApiObject[] {
  return [...namespaces(network).map(parseObject), ...made];
}
