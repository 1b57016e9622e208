import type { TextEdit } from '../diagnostic.ts';
import { lineEnd } from '../parse/scan.ts';
import type { Source, Span } from '../source.ts';
import { inlineText } from './collection-text.ts';
import { columnOf, lineBreakOf, nextLine } from './layout.ts';
import type { MoveIntoList } from './list-move.ts';
import { placeIn } from './list-place.ts';
import { blockItem, flowItem } from './moved-item.ts';
import { isPlain, partsOf } from './moved-part.ts';
import type { Splice } from './replace.ts';

/**
 * The edits of a move, with all comments and the layout of what stays as it is. null where a comment would be lost, where an
 * anchor or alias is involved, and where the list is something else.
 */
export function moveIntoList(source: Source, move: MoveIntoList): readonly TextEdit[] | null {
  const { root, file, text } = source;
  if (root?.kind !== 'mapping' || root.flow || columnOf(text, root.span.start) > 0) return null;
  const parts = partsOf(source, root, move);
  const list = root.entries.get(move.into);
  if (parts === null || list === undefined || !isPlain(source, list)) return null;
  const place = placeIn(text, list);
  if (place === null) return null;
  const item =
    place.kind === 'flow'
      ? flowItem(text, parts, move)
      : blockItem(text, { parts, move, column: place.column });
  if (item === null) return null;
  const [moved, ...along] = parts;
  const instead = Object.entries(move.instead).map(([key, value]) => `${key}: ${inlineText(value, text)}`);
  const lines = instead.map((line) => line + lineBreakOf(text)).join('');
  const splices: readonly Splice[] = [
    { ...withoutGap(text, moved.region, lines), text: lines },
    ...along.map(({ region }) => ({ ...withoutGap(text, region, ''), text: '' })),
    ...place.splices(item),
  ];
  return joined(splices).map((splice) => ({ file, ...splice }));
}

/** The lines of the list may end where those of the mapping begin. */
function joined(splices: readonly Splice[]): readonly Splice[] {
  return [...Map.groupBy(splices, ({ start }) => start)].map(([start, own]) => ({
    start,
    end: Math.max(...own.map(({ end }) => end)),
    text: own
      .toSorted((one, other) => one.end - other.end)
      .map(({ text }) => text)
      .join(''),
  }));
}

/** One of two blank lines goes with what stood between them. */
function withoutGap(text: string, { start, end }: Span, instead: string): Span {
  const isBlankBefore = start === 0 || /\n[ \t]*\r?\n$/.test(text.slice(0, start));
  const line = text.slice(end, lineEnd(text, end));
  return {
    start,
    end:
      instead === '' && isBlankBefore && end < text.length && line.trim() === '' ? nextLine(text, end) : end,
  };
}
