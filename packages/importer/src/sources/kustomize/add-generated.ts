import type { TreeMapping } from '../tree.ts';
import { textAt, withEntry } from '../tree/nodes.ts';
import { type Resource, resourceOf, withTree } from './resource.ts';

/** Resources with a generated ConfigMap or Secret: a new one, or its data in the one of that name. */
export function addGenerated(
  resources: readonly Resource[],
  made: TreeMapping,
  behavior = 'create',
): readonly Resource[] {
  if (behavior === 'create') return [...resources, resourceOf(made)];
  const kind = textAt(made, 'kind');
  const name = textAt(made, 'metadata', 'name') ?? '';
  return resources.map((resource) =>
    textAt(resource.tree, 'kind') === kind && isNamed(resource, name)
      ? withTree(resource, withData(resource.tree, made, behavior))
      : resource,
  );
}

function isNamed({ earlier }: Resource, name: string): boolean {
  return earlier.some((id) => id.name === name);
}

function withData(tree: TreeMapping, made: TreeMapping, behavior: string): TreeMapping {
  const above = made.entries.get('data')?.value;
  const below = tree.entries.get('data')?.value;
  if (above === undefined) return tree;
  if (behavior === 'replace' || below?.kind !== 'mapping' || above.kind !== 'mapping') {
    return withEntry(tree, 'data', above);
  }
  return withEntry(tree, 'data', { ...below, entries: new Map([...below.entries, ...above.entries]) });
}
