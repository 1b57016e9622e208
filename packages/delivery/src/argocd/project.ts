import type { IAppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject';
import { ownedNamespaces, type Network } from '@netloom/network-model';
import { tailscaleChart } from '@netloom/tailscale';
import type { Delivered } from './applications.ts';
import { neededKinds, type GroupKind } from './kinds.ts';
import { ARGOCD_NAMESPACE, IN_CLUSTER, projectName } from './names.ts';

/** The cluster-scoped kinds that the operators' charts hold. */
const OPERATOR_CLUSTER_KINDS: readonly GroupKind[] = [
  { group: 'admissionregistration.k8s.io', kind: 'MutatingWebhookConfiguration' },
  { group: 'admissionregistration.k8s.io', kind: 'ValidatingWebhookConfiguration' },
  { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' },
  { group: 'networking.k8s.io', kind: 'IngressClass' },
  { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
  { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' },
];

/** The namespaced kinds of Kubernetes itself that the operators' charts and the umbrella hold. */
const NAMESPACED_KINDS: readonly GroupKind[] = [
  { group: '', kind: 'ConfigMap' },
  { group: '', kind: 'Secret' },
  { group: '', kind: 'Service' },
  { group: '', kind: 'ServiceAccount' },
  { group: 'apps', kind: 'DaemonSet' },
  { group: 'apps', kind: 'Deployment' },
  { group: 'batch', kind: 'CronJob' },
  { group: 'batch', kind: 'Job' },
  { group: 'networking.k8s.io', kind: 'NetworkPolicy' },
  { group: 'policy', kind: 'PodDisruptionBudget' },
  { group: 'rbac.authorization.k8s.io', kind: 'Role' },
  { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' },
];

/** What the network's Applications may read and make, and no more. */
export function appProject({ network, delivery, operators }: Delivered): IAppProject {
  const kinds = neededKinds(network);
  const clusterScoped = (wanted: GroupKind): boolean =>
    tailscaleChart.requires.some(
      ({ apiVersion, kind }) => kind === wanted.kind && apiVersion.startsWith(`${wanted.group}/`),
    );
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: projectName(network), namespace: ARGOCD_NAMESPACE },
    spec: {
      description: `What the network ${network.name} consists of`,
      sourceRepos: [delivery.git.url, delivery.charts, ...operators.map(({ repository }) => repository)],
      destinations: namespacesOf(network).map((namespace) => ({ server: IN_CLUSTER, namespace })),
      clusterResourceWhitelist: [
        { group: '', kind: 'Namespace' },
        ...OPERATOR_CLUSTER_KINDS,
        ...kinds.filter(clusterScoped),
      ],
      namespaceResourceWhitelist: [
        { group: 'argoproj.io', kind: 'Application' },
        ...NAMESPACED_KINDS,
        ...kinds.filter((kind) => !clusterScoped(kind)),
      ],
    },
  };
}

/** Where the operators and the umbrella put objects. */
function namespacesOf(network: Network): readonly string[] {
  const names = [
    ARGOCD_NAMESPACE,
    // cert-manager elects its leaders there, and CoreDNS reads its server blocks
    ...(network.tls === null && network.cluster.splitHorizon === null ? [] : ['kube-system']),
    ...(network.ingress === null ? [] : [network.ingress.namespace]),
    ...ownedNamespaces(network).map(({ name }) => name),
    ...network.services.map(({ namespace }) => namespace),
    ...network.policies.defaultDenyIngress,
  ];
  return [...new Set(names)].sort();
}
