import type { Source, SourceMapping, SourceNode, SourceScalar, Span } from '@netloom/diagnostics';

/** A scalar of a network file, where it stands. */
export interface ScalarPlace {
  /** `cluster.nodes[].name`: `[]` for each item of a list. */
  readonly path: string;
  readonly scalar: SourceScalar;
  /** The nearest mapping around it. */
  readonly owner: SourceMapping | null;
}

/** Every scalar value that is written in the file, once: what an alias repeats is listed at its anchor. */
export function scalarPlaces({ root }: Pick<Source, 'root'>): readonly ScalarPlace[] {
  const places: ScalarPlace[] = [];
  const seen = new Set<number>();
  const walk = (node: SourceNode, path: string, owner: SourceMapping | null): void => {
    switch (node.kind) {
      case 'mapping':
        for (const [key, { value }] of node.entries) walk(value, path === '' ? key : `${path}.${key}`, node);
        return;
      case 'sequence':
        for (const item of node.items) walk(item, `${path}[]`, owner);
        return;
      case 'scalar':
        if (seen.has(node.span.start) || node.span.start === node.span.end) return;
        seen.add(node.span.start);
        places.push({ path, scalar: node, owner });
        return;
      default:
        node satisfies never;
    }
  };
  if (root !== null) walk(root, '', null);
  return places;
}

/** The text between the quotes of a scalar, if it has any; null where what is written is not what is meant, as with escapes. */
export function writtenSpan({ text }: Pick<Source, 'text'>, { span, value }: SourceScalar): Span | null {
  const isQuoted = /["']/.test(text.charAt(span.start));
  const inner = isQuoted ? { start: span.start + 1, end: span.end - 1 } : span;
  return text.slice(inner.start, inner.end) === String(value) ? inner : null;
}
