import { type EVENT_ID, type Event, SCALAR_STYLE } from 'js-yaml';
import type { Span } from '../source.ts';
import { isBlank, lineStart, skipTrivia } from './scan.ts';

export type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;

/** The place of a node; that of an empty one is found by what comes before it. */
export type Role = 'root' | 'key' | 'value' | 'item';

const indicators = { root: '', key: '?', value: ':', item: '-' } as const satisfies Record<Role, string>;

/** The text of a scalar with its quotes or block header. `cursor` is the end of what was read before it. */
export function scalarSpan(
  text: string,
  { event, role, cursor }: { readonly event: ScalarEvent; readonly role: Role; readonly cursor: number },
): Span {
  const { style, valueStart, valueEnd } = event;
  const properties = Math.max(event.tagEnd, event.anchorEnd);
  if (valueStart < 0) return emptySpan(properties >= 0 ? properties : afterIndicator(text, cursor, role));
  switch (style) {
    case SCALAR_STYLE.PLAIN:
      return { start: valueStart, end: valueEnd };
    case SCALAR_STYLE.SINGLE_QUOTED:
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return { start: valueStart - 1, end: valueEnd + 1 };
    case SCALAR_STYLE.LITERAL_BLOCK:
    case SCALAR_STYLE.FOLDED_BLOCK:
      return blockScalarSpan(text, event, Math.max(cursor, properties));
    default:
      return style satisfies never;
  }
}

const emptySpan = (offset: number): Span => ({ start: offset, end: offset });

/** The parser gives no offset for an empty node. */
function afterIndicator(text: string, cursor: number, role: Role): number {
  const indicator = skipTrivia(text, cursor);
  return text[indicator] === indicators[role] ? indicator + 1 : cursor;
}

/** From the `|` or `>`, which the parser's offsets leave out, to the last character that is not a line break. */
function blockScalarSpan(text: string, { valueStart, valueEnd }: ScalarEvent, from: number): Span {
  let headerEnd = valueStart;
  while (headerEnd > 0 && /[\r\n]/.test(text[headerEnd - 1] ?? '')) headerEnd -= 1;
  let start = Math.max(from, lineStart(text, headerEnd));
  while (start < headerEnd && text[start] !== '|' && text[start] !== '>') start += 1;
  let end = valueEnd;
  while (end > headerEnd && isBlank(text[end - 1])) end -= 1;
  return { start, end };
}

/** The offset after the bracket that closes a flow collection; the parser gives none. */
export function flowEnd(text: string, cursor: number, bracket: ']' | '}'): number {
  let offset = skipTrivia(text, cursor);
  while (offset < text.length && text[offset] !== bracket) offset = skipTrivia(text, offset + 1);
  return Math.min(offset + 1, text.length);
}
