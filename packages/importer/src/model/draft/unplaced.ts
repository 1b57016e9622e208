import type { Tree } from '../../sources/tree.ts';

/** Something of a network that the network file cannot say, or that could not be read. */
export interface Unplaced {
  /** Of the object or the setting: `NetworkPolicy`, `route`. */
  readonly kind: string;
  readonly name: string;
  readonly why: string;
  readonly at: Tree;
}
