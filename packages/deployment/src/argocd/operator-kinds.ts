import type { GroupKind } from './kinds.ts';

/** The kinds that an operator's chart renders at its pinned version, with netloom's values. */
export interface OperatorKinds {
  readonly clusterScoped: readonly GroupKind[];
  readonly namespaced: readonly GroupKind[];
  /** Besides the operator's own. */
  readonly namespaces?: readonly string[];
}

const EVERY_CLUSTER_SCOPED: readonly GroupKind[] = [
  { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' },
  { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
  { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' },
];

const EVERY_NAMESPACED: readonly GroupKind[] = [
  { group: '', kind: 'ServiceAccount' },
  { group: 'apps', kind: 'Deployment' },
];

const SERVICE: GroupKind = { group: '', kind: 'Service' };

const ROLES: readonly GroupKind[] = [
  { group: 'rbac.authorization.k8s.io', kind: 'Role' },
  { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' },
];

const VALIDATING: GroupKind = {
  group: 'admissionregistration.k8s.io',
  kind: 'ValidatingWebhookConfiguration',
};

const MUTATING: GroupKind = { group: 'admissionregistration.k8s.io', kind: 'MutatingWebhookConfiguration' };

/** chart → the kinds that its chart renders. A new version of a chart may render more, which Argo CD then refuses by name. */
export const OPERATOR_KINDS: Readonly<Record<string, OperatorKinds>> = {
  'cert-manager': {
    clusterScoped: [...EVERY_CLUSTER_SCOPED, VALIDATING, MUTATING],
    namespaced: [...EVERY_NAMESPACED, SERVICE, ...ROLES, { group: 'batch', kind: 'Job' }],
    // for its leader election
    namespaces: ['kube-system'],
  },
  'external-dns': { clusterScoped: EVERY_CLUSTER_SCOPED, namespaced: [...EVERY_NAMESPACED, SERVICE] },
  metallb: {
    clusterScoped: [...EVERY_CLUSTER_SCOPED, VALIDATING],
    namespaced: [
      ...EVERY_NAMESPACED,
      SERVICE,
      ...ROLES,
      { group: '', kind: 'ConfigMap' },
      { group: '', kind: 'Secret' },
      { group: 'apps', kind: 'DaemonSet' },
    ],
  },
  traefik: {
    clusterScoped: [...EVERY_CLUSTER_SCOPED, { group: 'networking.k8s.io', kind: 'IngressClass' }],
    namespaced: [...EVERY_NAMESPACED, SERVICE],
  },
  'tailscale-operator': {
    clusterScoped: [...EVERY_CLUSTER_SCOPED, { group: 'networking.k8s.io', kind: 'IngressClass' }],
    namespaced: [...EVERY_NAMESPACED, ...ROLES],
  },
};
