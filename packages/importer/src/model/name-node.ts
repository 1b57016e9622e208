import type { Placed } from '../sources/place-of.ts';
import type { Tree } from '../sources/tree.ts';
import { at } from './read-tree.ts';

/** Where an object is named: the place for what is true of it as a whole. */
export function nameNode({ tree }: Placed): Tree {
  return at(tree, 'metadata', 'name') ?? tree;
}
