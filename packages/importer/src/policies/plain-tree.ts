import type { Tree } from '../sources/tree.ts';

/** The values of a tree without their places. */
export function plainTree(tree: Tree): unknown {
  switch (tree.kind) {
    case 'scalar':
      return tree.value;
    case 'sequence':
      return tree.items.map(plainTree);
    case 'mapping':
      return Object.fromEntries(Array.from(tree.entries, ([key, { value }]) => [key, plainTree(value)]));
    default:
      return tree satisfies never;
  }
}
