import type { Tree, TreeMapping } from './tree.ts';
import { itemsAt, textAt } from './tree/nodes.ts';

/** What identifies an object of a tree. */
export interface ObjectId {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
}

export function idOf(tree: Tree): ObjectId {
  return {
    apiVersion: textAt(tree, 'apiVersion') ?? '',
    kind: textAt(tree, 'kind') ?? '',
    name: textAt(tree, 'metadata', 'name') ?? textAt(tree, 'metadata', 'generateName') ?? '',
    namespace: textAt(tree, 'metadata', 'namespace'),
  };
}

/** `metallb.io` of `metallb.io/v1beta1`; nothing of `v1`. */
export function groupOfTree(tree: Tree): string {
  const [group = '', version] = (textAt(tree, 'apiVersion') ?? '').split('/');
  return version === undefined ? '' : group;
}

/** The objects of a document: itself, or the items of a list; none where it is no object, or only declares a kind. */
export function objectsOf(tree: Tree): readonly TreeMapping[] {
  const { apiVersion, kind, name } = idOf(tree);
  if (tree.kind !== 'mapping' || apiVersion === '' || kind === '') return [];
  if (kind.endsWith('List') && itemsAt(tree, 'items').length > 0) {
    return itemsAt(tree, 'items').flatMap(objectsOf);
  }
  return name === '' || kind === 'CustomResourceDefinition' ? [] : [tree];
}

/** Of one file's documents. */
export function objectsIn(trees: readonly Tree[]): readonly TreeMapping[] {
  return trees.flatMap(objectsOf);
}
