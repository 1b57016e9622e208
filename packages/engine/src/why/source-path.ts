import type { SourceNode } from '@netloom/diagnostics';

export type Path = readonly (string | number)[];

/** The path from the root of a tree to one of its nodes; null for a node of another tree. */
export function pathTo(root: SourceNode, target: SourceNode): Path | null {
  if (root === target) return [];
  for (const [key, child] of childNodes(root)) {
    // spans nest: a node that ends before the target starts does not contain it.
    if (child.span.end < target.span.start || child.span.start > target.span.end) continue;
    const rest = pathTo(child, target);
    if (rest !== null) return [key, ...rest];
  }
  return null;
}

/** Every scalar of a tree with exactly this text. */
export function textsIn(node: SourceNode, text: string): readonly SourceNode[] {
  if (node.kind === 'scalar') return node.value === text ? [node] : [];
  return childNodes(node).flatMap(([, child]) => textsIn(child, text));
}

function childNodes(node: SourceNode): readonly (readonly [string | number, SourceNode])[] {
  switch (node.kind) {
    case 'mapping':
      return Array.from(node.entries, ([key, { value }]) => [key, value] as const);
    case 'sequence':
      return node.items.map((item, index) => [index, item] as const);
    case 'scalar':
      return [];
    default:
      return node satisfies never;
  }
}
