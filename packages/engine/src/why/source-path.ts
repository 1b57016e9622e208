import type { SourceNode } from '@netloom/diagnostics';

export type Path = readonly (string | number)[];

/** The way from the root of a tree to one of its nodes; null for a node of another tree. */
export function pathTo(root: SourceNode, wanted: SourceNode): Path | null {
  if (root === wanted) return [];
  for (const [key, child] of childrenOf(root)) {
    // Spans nest: a node that ends before the wanted one starts does not hold it.
    if (child.span.end < wanted.span.start || child.span.start > wanted.span.end) continue;
    const rest = pathTo(child, wanted);
    if (rest !== null) return [key, ...rest];
  }
  return null;
}

/** Every text in a tree that is exactly this one. */
export function textsIn(node: SourceNode, text: string): readonly SourceNode[] {
  if (node.kind === 'scalar') return node.value === text ? [node] : [];
  return childrenOf(node).flatMap(([, child]) => textsIn(child, text));
}

/** `services[2].name`; the file itself for the root. */
export function printPath(path: Path): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
  return text === '' ? 'the file' : text.replace(/^\./, '');
}

function childrenOf(node: SourceNode): readonly (readonly [string | number, SourceNode])[] {
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
