import type { SourceNode } from '@netloom/diagnostics';

export type Path = readonly (string | number)[];

/** The path from the root of a tree to one of its nodes; null for a node of another tree. */
export function pathTo(root: SourceNode, target: SourceNode): Path | null {
  if (root === target) return [];
  for (const [key, child] of childNodes(root)) {
    if (isApart(child, target)) continue;
    const rest = pathTo(child, target);
    if (rest !== null) return [key, ...rest];
  }
  return null;
}

/** Spans nest: a node that ends before the target starts does not contain it. Those of what an alias repeats stand elsewhere. */
function isApart(node: SourceNode, target: SourceNode): boolean {
  if (target.alias !== undefined) return false;
  return node.alias !== undefined || node.span.end < target.span.start || node.span.start > target.span.end;
}

/** Every scalar of a tree with exactly this text, once where aliases repeat it. */
export function textsIn(node: SourceNode, text: string): readonly SourceNode[] {
  if (node.alias !== undefined) return [];
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
