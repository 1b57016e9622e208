import { isDeepStrictEqual } from 'node:util';
import type { IAppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject';
import { ownedNamespaces, type Delivery, type Network } from '@netloom/network-model';
import { tailscaleChart } from '@netloom/tailscale';
import type { Delivered } from './application.ts';
import { neededKinds, type GroupKind } from './kinds.ts';
import { ARGOCD_NAMESPACE, destination, IN_CLUSTER, projectName } from './names.ts';
import { umbrellaRepository } from './umbrella-sources.ts';

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
      sourceRepos: [
        delivery.git.url,
        umbrellaRepository({ delivery }),
        ...operators.map(({ repository }) => repository),
      ],
      destinations: destinationsOf(network, delivery),
      clusterResourceWhitelist: [
        // by name, as they are never pruned; a Connector whose name has gone would be out of reach for pruning
        ...ownedNamespaces(network).map(({ name }) => ({ group: '', kind: 'Namespace', name })),
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

/** Where the root puts Applications, and the operators and the umbrella their objects. */
function destinationsOf(
  network: Network,
  delivery: Delivery,
): { readonly namespace: string; readonly server?: string; readonly name?: string }[] {
  const root = { server: IN_CLUSTER, namespace: ARGOCD_NAMESPACE };
  const own = namespacesOf(network).map((namespace) => destination(delivery, namespace));
  return [root, ...own.filter((each) => !isDeepStrictEqual(each, root))];
}

function namespacesOf(network: Network): readonly string[] {
  const names = [
    // cert-manager elects its leaders there
    ...(network.tls === null ? [] : ['kube-system']),
    ...(network.ingress === null ? [] : [network.ingress.namespace]),
    ...ownedNamespaces(network).map(({ name }) => name),
    ...network.services.map(({ namespace }) => namespace),
    ...network.policies.defaultDenyIngress,
  ];
  return [...new Set(names)].toSorted();
}
