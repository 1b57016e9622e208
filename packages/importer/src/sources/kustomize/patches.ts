import { type ObjectId, idOf } from '../object.ts';
import type { Tree, TreeMapping } from '../tree.ts';
import { applyJsonPatch } from './json-patch.ts';
import { type Resource, withTree } from './resource.ts';
import { isSelected } from './selector.ts';
import { strategicMerge } from './strategic-merge.ts';

/** One entry of `patches`: its documents, and which objects it is for; without a target, those of its own names. */
export interface Patch {
  readonly documents: readonly Tree[];
  readonly target: Tree | undefined;
}

/** The resources after a patch. */
export function applyPatch(
  resources: readonly Resource[],
  { documents, target }: Patch,
): readonly Resource[] {
  return documents.reduce((current, document) => applyDocument(current, document, target), resources);
}

function applyDocument(
  resources: readonly Resource[],
  document: Tree,
  target: Tree | undefined,
): readonly Resource[] {
  if (document.kind === 'scalar') return resources;
  if (document.kind === 'sequence') {
    if (target === undefined) return resources;
    return change(
      resources,
      (resource) => isSelected(resource, target),
      (tree) => {
        const patched = applyJsonPatch(tree, document.items);
        return patched.kind === 'mapping' ? patched : tree;
      },
    );
  }
  const isMeant =
    target === undefined
      ? ownTarget(resources, idOf(document))
      : (resource: Resource) => isSelected(resource, target);
  return change(resources, isMeant, (tree) => strategicMerge(tree, document));
}

/** kustomize asks for the same namespace; where that finds nothing, the name alone decides. */
function ownTarget(resources: readonly Resource[], patch: ObjectId): (resource: Resource) => boolean {
  const isNamed = ({ earlier }: Resource): boolean =>
    earlier.some((id) => id.kind === patch.kind && id.name === patch.name && groupOf(id) === groupOf(patch));
  const isExact = (resource: Resource): boolean =>
    isNamed(resource) &&
    resource.earlier.some(({ namespace }) => (namespace ?? 'default') === (patch.namespace ?? 'default'));
  return resources.some(isExact) ? isExact : isNamed;
}

function groupOf({ apiVersion }: ObjectId): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

function change(
  resources: readonly Resource[],
  isMeant: (resource: Resource) => boolean,
  patch: (tree: TreeMapping) => TreeMapping | null,
): readonly Resource[] {
  return resources.flatMap((resource) => {
    if (!isMeant(resource)) return [resource];
    const tree = patch(resource.tree);
    return tree === null ? [] : [withTree(resource, tree)];
  });
}
