import type { Place } from '../diagnostic.ts';
import { lineStarts } from '../lines.ts';
import { lineEnd } from '../parse/scan.ts';
import type { Source } from '../source.ts';
import { widthOf } from './layout.ts';
import { visibleLine } from './visible.ts';

/** One line of a source as it is shown, and the columns that a place in it takes. */
export interface Frame {
  readonly line: string;
  readonly indent: number;
  readonly width: number;
}

/** How much of a line is shown: before the place, of the place, and after it. */
interface Cut {
  readonly before: number;
  readonly marked: number;
  readonly after: number;
}

/** Wider lines are not read, however wide the terminal is. */
const WIDEST: Cut = { before: 60, marked: 40, after: 40 };

/** The line where the place starts, cut around it where it is wide, to `room` columns; null where the source does not hold it. */
export function frameOf(source: Source, place: Place, room: number | null): Frame | null {
  const frame = cutFrame(source, place, WIDEST);
  if (frame === null || room === null || widthOf(frame.line) <= room) return frame;
  const marked = Math.min(frame.width, Math.floor(room * 0.75));
  // the ellipses
  const beside = room - marked - 2;
  const before = Math.min(frame.indent, Math.floor(beside * 0.7));
  const narrow = cutFrame(source, place, { before, marked, after: beside - before });
  if (narrow === null || widthOf(narrow.line) <= room) return narrow;
  // characters that take two columns
  const half = (count: number): number => Math.floor(count / 2);
  return cutFrame(source, place, {
    before: half(before),
    marked: half(marked),
    after: half(beside - before),
  });
}

function cutFrame(source: Source, { start, end }: Place, { before, marked: most, after }: Cut): Frame | null {
  const { text } = source;
  const first = lineStarts(source)[start.line - 1];
  if (first === undefined || start.offset > text.length) return null;
  const last = lineEnd(text, start.offset);
  const marked = Math.min(Math.max(end.offset, start.offset), last);
  const from = cut(text, Math.max(first, start.offset - before));
  const shown = cut(text, Math.min(marked, start.offset + most));
  const to = cut(text, Math.min(last, shown + after));
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
