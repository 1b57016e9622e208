import { dirname } from 'node:path/posix';
import { isFluxKustomization } from '../gitops/flux-kustomization.ts';
import type { Liveness } from '../live-object.ts';
import type { RawObject } from './raw-objects.ts';

/** Something that applies files of the repository, and what of them. */
export interface Deployment extends RawObject {
  /** The folder that it applies; null where that is no folder of the repository. */
  readonly folder: string | null;
  readonly files: ReadonlySet<string>;
}

/**
 * Kustomizations of Flux that nothing applies, though what applies the others would: their app is switched off by an entry
 * that is missing, or commented out, in a kustomization above them. One that applies other Kustomizations is a root.
 */
export function findLeftOut(
  uncovered: readonly Deployment[],
  all: readonly Deployment[],
): ReadonlyMap<RawObject['tree'], Liveness> {
  const deploying = new Set(all.map(({ file }) => file));
  const isRoot = ({ file, files }: Deployment): boolean =>
    [...files].some((one) => one !== file && deploying.has(one));
  const roots = uncovered.filter(isRoot);
  const leaves = new Set(uncovered.filter((one) => !isRoot(one)));
  const others = all.filter((one) => !leaves.has(one));
  const found = new Map<RawObject['tree'], Liveness>();
  for (const { file, tree } of leaves) {
    if (!isFluxKustomization(tree)) continue;
    const own = dirname(file);
    const above = others.find(({ folder }) => folder !== null && isBelow(own, folder));
    if (above !== undefined) {
      found.set(tree, { state: 'disabled', why: `the kustomizations of ${above.folder ?? ''} leave it out` });
    } else if (roots.length > 0 && !roots.some((root) => isBelow(own, dirname(root.file)))) {
      found.set(tree, { state: 'alternative', why: 'nothing in the repository applies it' });
    }
  }
  return found;
}

function isBelow(path: string, folder: string): boolean {
  return folder === '.' || path === folder || path.startsWith(`${folder}/`);
}
