import { isBlank, lineEnd, lineStart, skipTrivia } from '../parse/scan.ts';
import type { SourceNode, SourceScalar, Span } from '../source.ts';
import type { Collection } from './slots.ts';

/** A child of a collection: its key, if it has one, its value, and the text that belongs to both, from key or dash. */
export interface Child {
  readonly key: SourceScalar | null;
  readonly value: SourceNode;
  readonly span: Span;
}

/** What is written in the collection itself: an entry that is merged into it stands elsewhere. */
export function childrenOf(text: string, collection: Collection): readonly Child[] {
  if (collection.kind === 'mapping') {
    return [...collection.entries.values()]
      .filter(({ merged }) => merged !== true)
      .map(({ key, value }) => ({
        key,
        value,
        span: { start: key.span.start, end: Math.max(key.span.end, value.span.end) },
      }));
  }
  let before = collection.span.start;
  return collection.items.map((value) => {
    // in a block sequence the next thing after the item before is the dash.
    const start = collection.flow ? value.span.start : skipTrivia(text, before);
    before = value.span.end;
    return { key: null, value, span: { start, end: value.span.end } };
  });
}

/** How many characters precede `offset` in its line. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Whether only spaces precede `offset` in its line. */
export function startsLine(text: string, offset: number): boolean {
  return /^[ \t]*$/.test(text.slice(lineStart(text, offset), offset));
}

/** The line break that the text uses itself. */
export function lineBreakOf(text: string): string {
  return /\r\n?|\n/.exec(text)?.[0] ?? '\n';
}

/** The offset after the line break that ends the line of `offset`. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return end + (text.startsWith('\r\n', end) ? 2 : end < text.length ? 1 : 0);
}

/** Whether the key is written as `? key`, which leaves its entry no simple place. */
export function isExplicit(text: string, key: SourceScalar): boolean {
  let before = key.span.start - 1;
  while (before >= 0 && isBlank(text[before])) before -= 1;
  return text[before] === '?' && (before === 0 || /[ \t\r\n,[{]/.test(text[before - 1] ?? ''));
}

/** Whether a node ends in a block scalar, to which following lines may belong. */
export function endsInBlockScalar(text: string, node: SourceNode): boolean {
  switch (node.kind) {
    case 'scalar':
      return node.span.end > node.span.start && /[|>]/.test(text[node.span.start] ?? '');
    case 'sequence': {
      const last = node.items.at(-1);
      return last !== undefined && endsInBlockScalar(text, last);
    }
    case 'mapping': {
      const last = [...node.entries.values()].at(-1);
      return last !== undefined && endsInBlockScalar(text, last.value);
    }
    default:
      return node satisfies never;
  }
}
