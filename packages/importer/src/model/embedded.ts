import { parseSource, type SourceNode, type Span } from '@netloom/diagnostics';
import type { Tree, TreeEntry, TreeScalar } from '../sources/tree.ts';

/**
 * The YAML document that a scalar holds, as the value of a ConfigMap does. Its nodes have the places of their lines in the
 * file of the scalar. null where it is no YAML.
 */
export function embeddedTree(scalar: TreeScalar | undefined): Tree | null {
  if (typeof scalar?.value !== 'string') return null;
  const { root } = parseSource(scalar.value, scalar.source.file).source;
  if (root === null || root.kind === 'scalar') return null;
  const lines = new EmbeddedLines(scalar);
  return moved(root, (span) => lines.spanOf(span), scalar);
}

/** The lines of a block scalar, beside those of the text that it means. */
class EmbeddedLines {
  readonly #scalar: TreeScalar;
  readonly #text: string;
  readonly #lines: readonly string[];
  /** Offset of the first line of the block. */
  readonly #start: number;

  constructor(scalar: TreeScalar) {
    this.#scalar = scalar;
    this.#text = String(scalar.value);
    const { text } = scalar.source;
    const { start, end } = scalar.span;
    const isBlock = text[start] === '|';
    this.#start = isBlock ? text.indexOf('\n', start) + 1 : start;
    this.#lines = isBlock ? text.slice(this.#start, end).split('\n') : [];
  }

  /** Where a part of the meant text is written: that part where its line is written as it is meant, else its line. */
  spanOf({ start, end }: Span): Span {
    const before = this.#text.slice(0, start);
    const number = before.split('\n').length - 1;
    const line = this.#lines[number];
    if (line === undefined) return this.#scalar.span;
    const offset = this.#lines.slice(0, number).reduce((sum, one) => sum + one.length + 1, this.#start);
    const meant = this.#text.split('\n')[number] ?? '';
    const indent = line.length - line.trimStart().length;
    const isSame = line.endsWith(meant);
    if (!isSame || this.#text.slice(start, end).includes('\n')) {
      return { start: offset + indent, end: offset + line.trimEnd().length };
    }
    const shift = offset + line.length - meant.length;
    const column = start - (before.lastIndexOf('\n') + 1);
    return { start: shift + column, end: shift + column + (end - start) };
  }
}

function moved(node: SourceNode, spanOf: (span: Span) => Span, { source }: TreeScalar): Tree {
  const walk = (one: SourceNode): Tree => {
    const span = spanOf(one.span);
    switch (one.kind) {
      case 'scalar':
        return { kind: 'scalar', span, value: one.value, source };
      case 'sequence':
        return { kind: 'sequence', span, flow: one.flow, items: one.items.map(walk), source };
      case 'mapping': {
        const entries = Array.from(one.entries, ([key, entry]): [string, TreeEntry] => [
          key,
          {
            key: { kind: 'scalar', span: spanOf(entry.key.span), value: entry.key.value, source },
            value: walk(entry.value),
          },
        ]);
        return { kind: 'mapping', span, flow: one.flow, entries: new Map(entries), source };
      }
      default:
        return one satisfies never;
    }
  };
  return walk(node);
}
