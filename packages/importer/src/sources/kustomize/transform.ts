import type { Tree, TreeMapping } from '../tree.ts';
import { entriesAt, itemsAt, scalarAt, textAt } from '../tree/nodes.ts';
import { label, moveToNamespace, rename } from './names.ts';
import { applyPatch } from './patches.ts';
import { jsonPatchesOf, patchesOf, type ReadDocuments } from './read-patches.ts';
import { applyReplacement } from './replacements.ts';
import type { Resource } from './resource.ts';

/** What a kustomization changes of its resources, in kustomize's own order: api/internal/target/kusttarget_configplugin.go. */
export function transform(
  resources: readonly Resource[],
  tree: TreeMapping,
  read: ReadDocuments,
): readonly Resource[] {
  const patched = patchesOf(tree, read).reduce(applyPatch, resources);
  const labelled = relabel(renameAll(patched, tree), tree);
  const patchedAgain = jsonPatchesOf(tree, read).reduce(applyPatch, labelled);
  return replacementsOf(tree, read).reduce(applyReplacement, patchedAgain);
}

function renameAll(resources: readonly Resource[], tree: TreeMapping): readonly Resource[] {
  const namespace = scalarAt(tree, 'namespace');
  const prefix = scalarAt(tree, 'namePrefix');
  const suffix = scalarAt(tree, 'nameSuffix');
  let all = resources;
  if (namespace !== undefined) all = moveToNamespace(all, namespace);
  if (prefix !== undefined) all = rename(all, (name) => `${String(prefix.value)}${name}`, prefix);
  if (suffix !== undefined) all = rename(all, (name) => `${name}${String(suffix.value)}`, suffix);
  return all;
}

function relabel(resources: readonly Resource[], tree: TreeMapping): readonly Resource[] {
  let all = resources;
  const common = pairsAt(tree, 'commonLabels');
  if (common.length > 0) all = label(all, { pairs: common, field: 'labels', reach: 'selectors' });
  for (const labels of itemsAt(tree, 'labels')) {
    all = label(all, { pairs: pairsAt(labels, 'pairs'), field: 'labels', reach: reachOf(labels) });
  }
  const annotations = pairsAt(tree, 'commonAnnotations');
  if (annotations.length > 0) {
    all = label(all, { pairs: annotations, field: 'annotations', reach: 'templates' });
  }
  return all;
}

function pairsAt(tree: Tree, field: string): readonly (readonly [string, Tree])[] {
  return entriesAt(tree, field).map(([name, { value }]) => [name, value] as const);
}

function reachOf(labels: Tree): 'selectors' | 'templates' | 'metadata' {
  const isOn = (field: string): boolean => textAt(labels, field) === 'true';
  if (isOn('includeSelectors')) return 'selectors';
  return isOn('includeTemplates') ? 'templates' : 'metadata';
}

function replacementsOf(tree: TreeMapping, read: ReadDocuments): readonly Tree[] {
  return itemsAt(tree, 'replacements').flatMap((replacement) => {
    const path = textAt(replacement, 'path');
    const documents = path === undefined ? [replacement] : read(path);
    return documents.flatMap((document) => (document.kind === 'sequence' ? document.items : [document]));
  });
}
