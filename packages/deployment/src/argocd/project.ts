import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import type { IAppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject';
import type { From } from '@netloom/chart-kit';
import { NETLOOM_NAMESPACE, ownedNamespaces } from '@netloom/network-model';
import { tailscaleDrawing } from '@netloom/tailscale';
import type { DeliveryInput } from '../delivery-input.ts';
import type { Operator } from '../operators/operator.ts';
import { applications } from './applications.ts';
import { renderedScope, uniqueKinds, type GroupKind } from './kinds.ts';
import { ARGOCD_NAMESPACE, destination, IN_CLUSTER } from './names.ts';
import { OPERATOR_KINDS, type OperatorKinds } from './operator-kinds.ts';
import { rootApplication } from './root.ts';

type Spec = IAppProject['spec'];

/** The objects of an Application: all that its project allows. */
interface ProjectScope {
  readonly description: string;
  readonly clusterScoped: readonly (GroupKind & { readonly name?: string })[];
  readonly namespaced: readonly GroupKind[];
  readonly destinations: NonNullable<Spec['destinations']>;
}

/**
 * One project for each Application, of the same name: it allows the sources and the objects of that Application. A compromised
 * source, such as a chart repository, reaches nothing else; only the root may create Applications.
 */
export function appProjects(input: DeliveryInput, from: From): readonly IAppProject[] {
  const { network } = input;
  const scopes = new Map<string, ProjectScope>([
    ['namespaces', scopeOfNamespaces(input)],
    ...input.operators.map((operator) => [operator.name, scopeOfOperator(input, operator)] as const),
    ['netloom', scopeOfUmbrella(input)],
  ]);
  const children = Array.from(applications(input, from), ([name, application]) => {
    const scope = scopes.get(name);
    if (scope === undefined) throw new Error(`no project for the Application "${name}"`);
    return appProject(application, scope);
  });
  const root: ProjectScope = {
    description: `The Applications of the network ${network.name}`,
    clusterScoped: [],
    namespaced: [{ group: 'argoproj.io', kind: 'Application' }],
    destinations: [{ server: IN_CLUSTER, namespace: ARGOCD_NAMESPACE }],
  };
  return [appProject(rootApplication(input), root), ...children];
}

/** To Argo CD a missing list of namespaced kinds means every kind, and it drops an empty list when it writes the object. */
const NO_NAMESPACED_KIND = { namespaceResourceBlacklist: [{ group: '*', kind: '*' }] };

function appProject(
  { metadata, spec }: IApplication,
  { description, clusterScoped, namespaced, destinations }: ProjectScope,
): IAppProject {
  const sources = (spec.sources ?? []).map(({ repoURL }) => repoURL);
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: metadata.name ?? '', namespace: ARGOCD_NAMESPACE },
    spec: {
      description,
      sourceRepos: [...new Set(sources)],
      destinations,
      ...(clusterScoped.length === 0 ? {} : { clusterResourceWhitelist: [...clusterScoped] }),
      ...(namespaced.length === 0 ? NO_NAMESPACED_KIND : { namespaceResourceWhitelist: [...namespaced] }),
    },
  };
}

function scopeOfNamespaces({ network, delivery }: DeliveryInput): ProjectScope {
  return {
    description: `The namespaces of the network ${network.name}`,
    // by name, as they are never pruned
    clusterScoped: ownedNamespaces(network).map(({ name }) => ({ group: '', kind: 'Namespace', name })),
    namespaced: [],
    destinations: [destination(delivery, NETLOOM_NAMESPACE)],
  };
}

function scopeOfOperator({ network, delivery }: DeliveryInput, operator: Operator): ProjectScope {
  const { clusterScoped, namespaced, namespaces = [] } = kindsOf(operator);
  return {
    description: `The operator ${operator.name} of the network ${network.name}`,
    clusterScoped: uniqueKinds(clusterScoped),
    namespaced: uniqueKinds(namespaced),
    destinations: destinationsOf(delivery, [operator.namespace, ...namespaces]),
  };
}

function scopeOfUmbrella({ network, delivery }: DeliveryInput): ProjectScope {
  const { kinds, namespaces } = renderedScope(network);
  const byScope = Map.groupBy(kinds, isClusterScoped);
  return {
    description: `What the network ${network.name} consists of`,
    // not by name: a Connector that was renamed could not be pruned
    clusterScoped: byScope.get(true) ?? [],
    namespaced: byScope.get(false) ?? [],
    destinations: destinationsOf(delivery, [NETLOOM_NAMESPACE, ...namespaces]),
  };
}

function kindsOf({ chart }: Operator): OperatorKinds {
  const kinds = OPERATOR_KINDS[chart];
  if (kinds === undefined) throw new Error(`OPERATOR_KINDS has no entry for the chart "${chart}"`);
  return kinds;
}

/** Of the kinds that charts render, only those of Tailscale and Cilium belong to the whole cluster, and issuers. */
function isClusterScoped({ group, kind }: GroupKind): boolean {
  if (group === 'cilium.io' || kind === 'ClusterIssuer') return true;
  return tailscaleDrawing.requires.some((crd) => crd.kind === kind && crd.apiVersion.startsWith(`${group}/`));
}

function destinationsOf(
  delivery: DeliveryInput['delivery'],
  namespaces: readonly string[],
): ProjectScope['destinations'] {
  return [...new Set(namespaces)].toSorted().map((namespace) => destination(delivery, namespace));
}
