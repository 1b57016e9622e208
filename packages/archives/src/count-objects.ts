import { loadAll } from 'js-yaml';

export interface ObjectCount {
  readonly kind: string;
  /** null for objects that belong to the whole cluster. */
  readonly namespace: string | null;
  readonly count: number;
}

interface KubernetesObject {
  readonly kind: string;
  readonly metadata: { readonly namespace?: string };
}

/** How many objects of each kind the manifests put into each namespace, sorted by namespace and kind. */
export function countObjects(manifests: string): readonly ObjectCount[] {
  const objects = loadAll(manifests)
    .filter((document) => document !== null && document !== undefined)
    // what Helm has templated and parsed itself
    .map((document) => document as KubernetesObject);
  const groups = Map.groupBy(objects, ({ kind, metadata }) => `${metadata.namespace ?? ''}\n${kind}`);
  return [...groups.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, group]) => {
      const [namespace = '', kind = ''] = key.split('\n');
      return { kind, namespace: namespace === '' ? null : namespace, count: group.length };
    });
}
