import { isDeepStrictEqual } from 'node:util';
import type { IAppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject';
import { NETLOOM_NAMESPACE, ownedNamespaces } from '@netloom/network-model';
import { tailscaleChart } from '@netloom/tailscale';
import type { Delivered } from './application.ts';
import { neededKinds, neededNamespaces, uniqueKinds, type GroupKind } from './kinds.ts';
import { ARGOCD_NAMESPACE, destination, IN_CLUSTER, projectName } from './names.ts';
import { OPERATOR_KINDS, type OperatorKinds } from './operator-kinds.ts';
import { umbrellaRepository } from './umbrella-sources.ts';

type Spec = IAppProject['spec'];

/** What the network's Applications may read and make, and no more. */
export function appProject(delivered: Delivered): IAppProject {
  const { network, delivery, operators } = delivered;
  const kinds = Map.groupBy(neededKinds(network), isClusterScoped);
  const made = operators.map(kindsOf);
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
      destinations: destinationsOf(delivered),
      clusterResourceWhitelist: [
        // by name, as they are never pruned; a Connector whose name has gone would be out of reach for pruning
        ...ownedNamespaces(network).map(({ name }) => ({ group: '', kind: 'Namespace', name })),
        ...uniqueKinds([...made.flatMap(({ clusterScoped }) => clusterScoped), ...(kinds.get(true) ?? [])]),
      ],
      namespaceResourceWhitelist: [
        { group: 'argoproj.io', kind: 'Application' },
        ...uniqueKinds([...made.flatMap(({ namespaced }) => namespaced), ...(kinds.get(false) ?? [])]),
      ],
    },
  };
}

function kindsOf({ name }: Delivered['operators'][number]): OperatorKinds {
  const kinds = OPERATOR_KINDS[name];
  if (kinds === undefined) throw new Error(`nobody says what the chart of the operator ${name} makes.`);
  return kinds;
}

/** Of the kinds that charts render, only those of Tailscale belong to the whole cluster. */
function isClusterScoped(wanted: GroupKind): boolean {
  return tailscaleChart.requires.some(
    ({ apiVersion, kind }) => kind === wanted.kind && apiVersion.startsWith(`${wanted.group}/`),
  );
}

/** Where the root puts Applications, and these their objects. */
function destinationsOf({ network, delivery, operators }: Delivered): NonNullable<Spec['destinations']> {
  const namespaces = [
    NETLOOM_NAMESPACE,
    ...operators.flatMap((operator) => [operator.namespace, ...(kindsOf(operator).namespaces ?? [])]),
    ...neededNamespaces(network),
  ];
  const root = { server: IN_CLUSTER, namespace: ARGOCD_NAMESPACE };
  const own = [...new Set(namespaces)].toSorted().map((namespace) => destination(delivery, namespace));
  return [root, ...own.filter((each) => !isDeepStrictEqual(each, root))];
}
