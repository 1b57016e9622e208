import type { SourceNode } from '@netloom/diagnostics';

/** How many scalars a part of a file holds. */
export function countValues(node: SourceNode): number {
  switch (node.kind) {
    case 'scalar':
      return 1;
    case 'sequence':
      return node.items.reduce((sum, item) => sum + countValues(item), 0);
    case 'mapping':
      return [...node.entries.values()].reduce((sum, { value }) => sum + countValues(value), 0);
    default:
      return node satisfies never;
  }
}
