import { idOf } from '../object.ts';
import type { Tree, TreeMapping } from '../tree.ts';
import { child, mapItems, mappingAt, scalarLike, textAt, withEntry, withValue } from '../tree/nodes.ts';
import { type Resource, withTree } from './resource.ts';

/** Built-in kinds that have no namespace; what kustomize does not know it takes for namespaced. */
const CLUSTER_KINDS: ReadonlySet<string> = new Set([
  'APIService',
  'CSIDriver',
  'CSINode',
  'CertificateSigningRequest',
  'ClusterRole',
  'ClusterRoleBinding',
  'ComponentStatus',
  'CustomResourceDefinition',
  'FlowSchema',
  'IngressClass',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'PriorityLevelConfiguration',
  'RuntimeClass',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
  'VolumeAttachment',
]);

/** The kinds whose names a prefix leaves alone. */
const UNPREFIXED: ReadonlySet<string> = new Set(['Namespace', 'CustomResourceDefinition', 'APIService']);

export function isClusterKind(kind: string): boolean {
  return CLUSTER_KINDS.has(kind);
}

/** The `namespace` of a kustomization: all namespaced objects are moved, and the Namespace itself is renamed. */
export function moveToNamespace(resources: readonly Resource[], namespace: Tree): readonly Resource[] {
  return resources.map((resource) => {
    const { kind } = idOf(resource.tree);
    if (kind === 'Namespace') {
      return withTree(resource, setIn(resource.tree, ['metadata', 'name'], namespace));
    }
    if (CLUSTER_KINDS.has(kind)) return resource;
    return withTree(resource, setIn(resource.tree, ['metadata', 'namespace'], namespace));
  });
}

/** `namePrefix` and `nameSuffix`, also where other objects of the list name the renamed ones. */
export function rename(
  resources: readonly Resource[],
  change: (name: string) => string,
  place: Tree,
): readonly Resource[] {
  const renamed = new Map<string, Set<string>>();
  const named = resources.map((resource) => {
    const { kind, name } = idOf(resource.tree);
    if (UNPREFIXED.has(kind)) return resource;
    const names = renamed.get(kind) ?? new Set();
    renamed.set(kind, names.add(name));
    return withTree(resource, setIn(resource.tree, ['metadata', 'name'], scalarLike(place, change(name))));
  });
  return named.map((resource) =>
    withTree(resource, withReferences(resource.tree, { renamed, change, place })),
  );
}

interface Renaming {
  readonly renamed: ReadonlyMap<string, ReadonlySet<string>>;
  readonly change: (name: string) => string;
  readonly place: Tree;
}

/** The references that matter to a network: Services of an Ingress and a StatefulSet, ConfigMaps and Secrets of an Ingress. */
function withReferences(tree: TreeMapping, renaming: Renaming): TreeMapping {
  switch (textAt(tree, 'kind')) {
    case 'Ingress': {
      const paths = ['spec', 'rules', '*', 'http', 'paths', '*', 'backend', 'service', 'name'];
      const services = [paths, ['spec', 'defaultBackend', 'service', 'name']];
      const withServices = services.reduce<Tree>(
        (node, path) => follow(node, path, { ...renaming, kind: 'Service' }),
        tree,
      );
      return asMapping(
        follow(withServices, ['spec', 'tls', '*', 'secretName'], { ...renaming, kind: 'Secret' }),
        tree,
      );
    }
    case 'StatefulSet':
      return asMapping(follow(tree, ['spec', 'serviceName'], { ...renaming, kind: 'Service' }), tree);
    case undefined:
    default:
      return tree;
  }
}

function follow(node: Tree, path: readonly string[], renaming: Renaming & { readonly kind: string }): Tree {
  const [key, ...rest] = path;
  if (key === undefined) {
    const name = textAt(node);
    const isRenamed = name !== undefined && renaming.renamed.get(renaming.kind)?.has(name) === true;
    return isRenamed ? scalarLike(renaming.place, renaming.change(name)) : node;
  }
  if (key === '*') {
    if (node.kind !== 'sequence') return node;
    return mapItems(node, (item) => follow(item, rest, renaming));
  }
  const inner = child(node, key);
  if (inner === undefined || node.kind !== 'mapping') return node;
  const changed = follow(inner, rest, renaming);
  return changed === inner ? node : withEntry(node, key, changed);
}

function setIn(tree: TreeMapping, path: readonly string[], value: Tree): TreeMapping {
  return asMapping(withValue(tree, path, value), tree);
}

function asMapping(node: Tree, otherwise: TreeMapping): TreeMapping {
  return node.kind === 'mapping' ? node : otherwise;
}

/** Where the pods of a workload have their labels. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

const SELECTORS: Readonly<Record<string, readonly string[]>> = {
  Service: ['spec', 'selector'],
  ReplicationController: ['spec', 'selector'],
  Deployment: ['spec', 'selector', 'matchLabels'],
  StatefulSet: ['spec', 'selector', 'matchLabels'],
  DaemonSet: ['spec', 'selector', 'matchLabels'],
  ReplicaSet: ['spec', 'selector', 'matchLabels'],
};

/** Selectors that are extended only where they are written. */
const OPTIONAL_SELECTORS: Readonly<Record<string, readonly string[]>> = {
  NetworkPolicy: ['spec', 'podSelector', 'matchLabels'],
  PodDisruptionBudget: ['spec', 'selector', 'matchLabels'],
};

export interface LabelInput {
  readonly pairs: readonly (readonly [string, Tree])[];
  readonly field: 'labels' | 'annotations';
  readonly reach: 'metadata' | 'templates' | 'selectors';
}

/** `labels`, `commonLabels` and `commonAnnotations`. */
export function label(
  resources: readonly Resource[],
  { pairs, field, reach }: LabelInput,
): readonly Resource[] {
  return resources.map((resource) => {
    const { kind } = idOf(resource.tree);
    const paths: (readonly string[])[] = [['metadata', field]];
    const template = TEMPLATES[kind];
    if (reach !== 'metadata' && template !== undefined) paths.push([...template, 'metadata', field]);
    const selector = SELECTORS[kind];
    if (reach === 'selectors' && selector !== undefined) {
      if (kind !== 'Service' || mappingAt(resource.tree, ...selector) !== undefined) paths.push(selector);
    }
    const optional = OPTIONAL_SELECTORS[kind];
    if (
      reach === 'selectors' &&
      optional !== undefined &&
      mappingAt(resource.tree, ...optional) !== undefined
    ) {
      paths.push(optional);
    }
    const tree = paths.reduce(
      (labelled, path) =>
        pairs.reduce((node, [name, value]) => setIn(node, [...path, name], value), labelled),
      resource.tree,
    );
    return withTree(resource, tree);
  });
}
