import type { Source, SourceMapping, SourceNode, Span } from '@netloom/diagnostics';

/** What is at an offset of a file. */
export interface NodeAt {
  /** The way to it: keys, and indexes of lists. */
  readonly steps: readonly (string | number)[];
  readonly node: SourceNode;
  /** Whether the offset is in the key that leads to the node. */
  readonly isKey: boolean;
  /** Of the key or of the value. */
  readonly span: Span;
  /** The nearest mapping around it. */
  readonly owner: SourceMapping | null;
}

/** The innermost key or value at an offset; null where there is none, as in a comment. */
export function nodeAt({ root }: Pick<Source, 'root'>, offset: number): NodeAt | null {
  if (root === null || !isIn(root.span, offset)) return null;
  return within(
    { steps: [], node: root, isKey: false, span: root.span, owner: null },
    { offset, owner: null },
  );
}

function within(
  at: NodeAt,
  { offset, owner }: { readonly offset: number; readonly owner: SourceMapping | null },
): NodeAt {
  const { node, steps } = at;
  switch (node.kind) {
    case 'mapping':
      for (const [name, { key, value }] of node.entries) {
        const child = { steps: [...steps, name], node: value, owner: node };
        if (isIn(key.span, offset)) return { ...child, isKey: true, span: key.span };
        if (!isIn(value.span, offset)) continue;
        return within({ ...child, isKey: false, span: value.span }, { offset, owner: node });
      }
      return at;
    case 'sequence':
      for (const [index, item] of node.items.entries()) {
        if (!isIn(item.span, offset)) continue;
        const child = { steps: [...steps, index], node: item, isKey: false, span: item.span, owner };
        return within(child, { offset, owner });
      }
      return at;
    case 'scalar':
      return at;
    default:
      return node satisfies never;
  }
}

/** A cursor behind the last character is still at it. */
function isIn({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** `cluster.nodes[].name` of the way to a node. */
export function pathOfSteps(steps: readonly (string | number)[]): string {
  return steps.reduce<string>((path, step) => {
    if (typeof step === 'number') return `${path}[]`;
    return path === '' ? step : `${path}.${step}`;
  }, '');
}

/** The way that a path stands for, with the first item of each list. */
export function stepsOfPath(path: string): readonly (string | number)[] {
  return path
    .replaceAll('[]', '.0')
    .split('.')
    .map((step) => (step === '0' ? 0 : step));
}
