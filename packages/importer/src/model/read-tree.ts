import { nodeAt, type TreePath } from '../sources/place-of.ts';
import type { Tree, TreeScalar } from '../sources/tree.ts';
import { unknownPlaceholder } from '../sources/tree/secrets.ts';
import { scalar, type PlannedScalar } from './planned.ts';

/** The node at a path below a node. */
export function at(tree: Tree | undefined, ...path: TreePath): Tree | undefined {
  return tree === undefined ? undefined : nodeAt({ tree }, path);
}

/** The scalar at a path; undefined for null, too. */
export function scalarAt(tree: Tree | undefined, ...path: TreePath): TreeScalar | undefined {
  const node = at(tree, ...path);
  return node?.kind === 'scalar' && node.value !== null ? node : undefined;
}

/** The scalar's text at a path; undefined for an empty one, too. */
export function textAt(tree: Tree | undefined, ...path: TreePath): string | undefined {
  const value = scalarAt(tree, ...path)?.value;
  return value === undefined || value === null || value === '' ? undefined : String(value);
}

export function itemsAt(tree: Tree | undefined, ...path: TreePath): readonly Tree[] {
  const node = at(tree, ...path);
  return node?.kind === 'sequence' ? node.items : [];
}

export function entriesAt(tree: Tree | undefined, ...path: TreePath): readonly (readonly [string, Tree])[] {
  const node = at(tree, ...path);
  if (node?.kind !== 'mapping') return [];
  return Array.from(node.entries, ([key, { value }]) => [key, value] as const);
}

/** The scalars of a list, or those of a text with commas. */
export function textsAt(tree: Tree | undefined, ...path: TreePath): readonly PlannedScalar[] {
  const node = at(tree, ...path);
  if (node?.kind === 'sequence') {
    return node.items.flatMap((item) => (textAt(item) === undefined ? [] : [plannedText(item)]));
  }
  const text = textAt(node);
  if (node === undefined || text === undefined) return [];
  return withPlaceholders(text)
    .split(',')
    .flatMap((part) => (part.trim() === '' ? [] : [scalar(part.trim(), node)]));
}

/** The scalar at a path as a text of the network file. */
export function statedAt(tree: Tree | undefined, ...path: TreePath): PlannedScalar | undefined {
  const node = scalarAt(tree, ...path);
  return node === undefined || node.value === '' ? undefined : plannedText(node);
}

/** A flag at a path. */
export function flagAt(tree: Tree | undefined, ...path: TreePath): boolean | undefined {
  const value = scalarAt(tree, ...path)?.value;
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

function plannedText(node: Tree): PlannedScalar {
  return scalar(withPlaceholders(textAt(node) ?? ''), node);
}

/** `photos.<secret-domain>` for `photos.${SECRET_DOMAIN}`: something fills it in that the repository does not state. */
function withPlaceholders(text: string): string {
  return text.replace(/\$\{([A-Za-z_]\w*)[^{}]*\}/g, (_, name: string) => unknownPlaceholder(name));
}

/** Whether a part of the text is a placeholder: a secret, or stated nowhere. */
export function hasPlaceholder(text: string): boolean {
  return /<[^<>]+>/.test(text);
}
