import { type Place, placeAt } from '@netloom/diagnostics';
import type { Tree } from './tree.ts';

/** From the root of a tree: keys of mappings and indexes of sequences. */
export type TreePath = readonly (string | number)[];

/** Whatever has a tree: an object, the values of a chart, a machine fact. */
export interface Placed {
  readonly tree: Tree;
}

/** The node at a path; undefined where the tree has none. */
export function nodeAt({ tree }: Placed, path: TreePath): Tree | undefined {
  let node: Tree | undefined = tree;
  for (const key of path) node = node === undefined ? undefined : childOf(node, key);
  return node;
}

/** Where the value at a path is written, in the user's file; of what is not there, its nearest parent. */
export function placeOfPath(placed: Placed, path: TreePath): Place {
  let node = placed.tree;
  for (const key of path) {
    const child = childOf(node, key);
    if (child === undefined) break;
    node = child;
  }
  return placeAt(node.source, node.span);
}

function childOf(node: Tree, key: string | number): Tree | undefined {
  switch (node.kind) {
    case 'mapping':
      return node.entries.get(String(key))?.value;
    case 'sequence':
      return node.items[Number(key)];
    case 'scalar':
      return undefined;
    default:
      return node satisfies never;
  }
}
