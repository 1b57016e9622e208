import type { Place } from '../diagnostic.ts';
import { lineStarts } from '../lines.ts';
import { lineEnd } from '../parse/scan.ts';
import type { Source } from '../source.ts';
import { visibleLine, widthOf } from './visible.ts';

/** One line of a source as it is shown, and the columns that a place in it takes. */
export interface Frame {
  readonly line: string;
  readonly indent: number;
  readonly width: number;
}

const BEFORE = 60;
const AFTER = 40;

/** The line where the place starts, cut around it where it is wide; null where the source does not hold it. */
export function frameOf(source: Source, { start, end }: Place): Frame | null {
  const { text } = source;
  const first = lineStarts(source)[start.line - 1];
  if (first === undefined || start.offset > text.length) return null;
  const last = lineEnd(text, start.offset);
  const marked = Math.min(Math.max(end.offset, start.offset), last);
  const from = cut(text, Math.max(first, start.offset - BEFORE));
  const shown = cut(text, Math.min(marked, start.offset + AFTER));
  const to = cut(text, Math.min(last, shown + AFTER));
  const lead = (from > first ? '…' : '') + visibleLine(text.slice(from, start.offset));
  const body = visibleLine(text.slice(start.offset, shown));
  const tail = visibleLine(text.slice(shown, to)) + (to < last ? '…' : '');
  return { line: (lead + body + tail).trimEnd(), indent: widthOf(lead), width: Math.max(widthOf(body), 1) };
}

/** The offset, moved off the middle of a surrogate pair. */
function cut(text: string, offset: number): number {
  return /^[\udc00-\udfff]$/.test(text[offset] ?? '') && /^[\ud800-\udbff]$/.test(text[offset - 1] ?? '')
    ? offset - 1
    : offset;
}
