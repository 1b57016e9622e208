import type { Folder } from '../folder/folder.ts';
import type { TreeMapping } from '../tree.ts';
import { textAt } from '../tree/nodes.ts';

/** In the order in which kustomize looks for them. */
const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** A file that `kustomize build` starts from. */
export interface Kustomization {
  readonly file: string;
  readonly tree: TreeMapping;
}

/** The kustomization of a folder; null where it has none that can be read. */
export function kustomizationOf(folder: Folder, path: string): Kustomization | null {
  for (const name of NAMES) {
    const file = path === '.' ? name : `${path}/${name}`;
    if (!folder.files.has(file)) continue;
    const [tree] = folder.trees(file);
    return tree?.kind === 'mapping' && isKustomization(tree) ? { file, tree } : null;
  }
  return null;
}

export function isKustomizationFile(path: string): boolean {
  return NAMES.includes(path.slice(path.lastIndexOf('/') + 1));
}

/** One without a kind is a Kustomization; a Flux Kustomization may be kept in a file of the name. */
function isKustomization(tree: TreeMapping): boolean {
  const apiVersion = textAt(tree, 'apiVersion');
  return apiVersion === undefined || apiVersion.startsWith('kustomize.config.k8s.io/');
}

export function isComponent(tree: TreeMapping): boolean {
  return textAt(tree, 'kind') === 'Component';
}
