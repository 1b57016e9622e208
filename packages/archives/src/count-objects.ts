import { loadAll } from 'js-yaml';
import * as z from 'zod';

const KubernetesObject = z.looseObject({
  kind: z.string(),
  metadata: z.looseObject({ name: z.string(), namespace: z.string().optional() }),
});

export interface ObjectCount {
  readonly kind: string;
  /** null for objects that belong to the whole cluster. */
  readonly namespace: string | null;
  readonly count: number;
}

/** How many objects of each kind the manifests put into each namespace, sorted by namespace and kind. */
export function countObjects(manifests: string): readonly ObjectCount[] {
  const objects = loadAll(manifests)
    .filter((document) => document !== null && document !== undefined)
    .map((document) => KubernetesObject.parse(document));
  const groups = Map.groupBy(objects, ({ kind, metadata }) => `${metadata.namespace ?? ''}\n${kind}`);
  return [...groups.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, group]) => {
      const [namespace = '', kind = ''] = key.split('\n');
      return { kind, namespace: namespace === '' ? null : namespace, count: group.length };
    });
}
