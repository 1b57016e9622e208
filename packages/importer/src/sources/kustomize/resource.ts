import { type ObjectId, idOf } from '../object.ts';
import type { TreeMapping } from '../tree.ts';

/** An object on its way through kustomizations: selectors find it by each name it has had. */
export interface Resource {
  readonly tree: TreeMapping;
  readonly earlier: readonly ObjectId[];
}

export function resourceOf(tree: TreeMapping): Resource {
  return { tree, earlier: [idOf(tree)] };
}

/** The resource with another tree; a new name or namespace is one more by which it is found. */
export function withTree(resource: Resource, tree: TreeMapping): Resource {
  if (tree === resource.tree) return resource;
  const id = idOf(tree);
  const isKnown = resource.earlier.some(
    ({ name, namespace, kind }) => name === id.name && namespace === id.namespace && kind === id.kind,
  );
  return { tree, earlier: isKnown ? resource.earlier : [...resource.earlier, id] };
}
