import { skipTrivia } from '../parse/scan.ts';
import type { SourceEntry } from '../source.ts';
import { columnOf, lineBreakOf, nextLine } from './layout.ts';
import type { Splice } from './replace.ts';

/** Where an item may be written, and what writes it there. */
export type Place =
  | { readonly kind: 'flow'; readonly splices: (item: string) => readonly Splice[] }
  | {
      readonly kind: 'block';
      readonly column: number;
      readonly splices: (item: string) => readonly Splice[];
    };

/** Before the first item of a list. null where it is no list, or its brackets stand on a line of their own. */
export function placeIn(text: string, { key, value }: SourceEntry): Place | null {
  const colon = skipTrivia(text, key.span.end) + 1;
  const isEmpty =
    value.kind === 'scalar' ? value.value === null : value.kind === 'sequence' && value.items.length === 0;
  const at = nextLine(text, colon);
  const gap = lineBreakOf(text);
  const lead = at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r' ? gap : '';
  if (isEmpty) {
    if (at < value.span.end) return null;
    const emptied = { start: colon, end: Math.max(colon, value.span.end), text: '' };
    return {
      kind: 'block',
      column: 2,
      splices: (item) => [emptied, { start: at, end: at, text: lead + item }],
    };
  }
  if (value.kind !== 'sequence') return null;
  if (value.flow) {
    const inside = value.span.start + 1;
    return { kind: 'flow', splices: (item) => [{ start: inside, end: inside, text: `${item}, ` }] };
  }
  const column = columnOf(text, skipTrivia(text, colon));
  return { kind: 'block', column, splices: (item) => [{ start: at, end: at, text: item }] };
}
