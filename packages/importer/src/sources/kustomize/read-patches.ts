import type { Tree, TreeMapping } from '../tree.ts';
import { embeddedTrees } from '../tree/embedded.ts';
import { at, itemsAt, scalarAt, textAt } from '../tree/nodes.ts';
import type { Patch } from './patches.ts';

/** Reads the documents of a file that a kustomization names by its path. */
export type ReadDocuments = (path: string) => readonly Tree[];

/** `patchesStrategicMerge`, then `patches`. */
export function patchesOf(tree: TreeMapping, read: ReadDocuments): readonly Patch[] {
  const merges = itemsAt(tree, 'patchesStrategicMerge').map((entry) => ({
    documents: mergeDocuments(entry, read),
    target: undefined,
  }));
  return [...merges, ...itemsAt(tree, 'patches').map((entry) => patchOf(entry, read))];
}

export function jsonPatchesOf(tree: TreeMapping, read: ReadDocuments): readonly Patch[] {
  return itemsAt(tree, 'patchesJson6902').map((entry) => patchOf(entry, read));
}

function patchOf(entry: Tree, read: ReadDocuments): Patch {
  return { documents: patchDocuments(entry, read), target: at(entry, 'target') };
}

function patchDocuments(entry: Tree, read: ReadDocuments): readonly Tree[] {
  const inline = scalarAt(entry, 'patch');
  if (inline !== undefined) return embeddedTrees(inline);
  const path = textAt(entry, 'path');
  return path === undefined ? [] : read(path);
}

/** An entry of `patchesStrategicMerge` is a file, or the patch itself. */
function mergeDocuments(entry: Tree, read: ReadDocuments): readonly Tree[] {
  const scalar = scalarAt(entry);
  const path = textAt(entry);
  if (scalar === undefined || path === undefined) return [];
  return path.includes('\n') ? embeddedTrees(scalar) : read(path);
}
