import { lineEnd, lineStart, skipTrivia } from '../parse/scan.ts';
import type { Source } from '../source.ts';
import type { Change, Insertion } from './change.ts';
import { flowText } from './collection-text.ts';
import { type Child, childrenOf, columnOf, isExplicit, lineBreakOf, nextLine, startsLine } from './layout.ts';
import type { Splice } from './replace.ts';
import { scalarText } from './scalar-text.ts';

/** Changes a flow collection, which keeps the text of each child that stays. */
export function changeFlow(source: Source, change: Change): readonly Splice[] | null {
  const { text } = source;
  const { collection, inserted, removed } = change;
  const children = childrenOf(text, collection);
  const bracketed = text[collection.span.start] === (collection.kind === 'mapping' ? '{' : '[');
  if (!bracketed) return null;
  if (removed.size === 0) return insertAfter(source, { children, inserted });
  if (children.some(({ key }) => key !== null && isExplicit(text, key))) return null;
  const [index] = removed;
  if (removed.size === 1 && inserted.length === 0 && index !== undefined) {
    return removeChild(text, { children, index });
  }
  const kept = children.filter((_, position) => !removed.has(position));
  return [join(source, { change, kept })];
}

/** The collection on one line; the children that stay keep their own text. */
function join(
  source: Source,
  { change, kept }: { readonly change: Change; readonly kept: readonly Child[] },
): Splice {
  const { text } = source;
  const { collection, inserted } = change;
  const parts = [
    ...kept.map(({ span }) => text.slice(span.start, span.end)),
    ...inserted.map((insertion) => childText(source, insertion)),
  ];
  const first = collection.span.start + 1;
  const pad = collection.kind === 'mapping' && text[first] === ' ' ? ' ' : '';
  return { start: first, end: collection.span.end - 1, text: pad + parts.join(', ') + pad };
}

function childText({ text }: Source, { key, value }: Insertion): string {
  return key === null ? flowText(value, text) : `${scalarText(key, 'flow')}: ${flowText(value, text)}`;
}

function insertAfter(
  source: Source,
  { children, inserted }: { readonly children: readonly Child[]; readonly inserted: readonly Insertion[] },
): readonly Splice[] | null {
  const { text } = source;
  const last = children.at(-1);
  if (last === undefined) return null;
  const { start, end } = last.span;
  const parts = inserted.map((insertion) => childText(source, insertion));
  const close = lineEnd(text, end);
  const behind = skipTrivia(text, end);
  const trailing = text[behind] === ',';
  const endsLine = trailing ? behind < close && skipTrivia(text, behind + 1) >= close : behind >= close;
  if (!startsLine(text, start) || !endsLine) {
    return [{ start: end, end, text: parts.map((part) => `, ${part}`).join('') }];
  }
  // one child a line: the new ones get lines of their own, below the comment of the last.
  const lead = `${lineBreakOf(text)}${' '.repeat(columnOf(text, start))}`;
  const lines = parts.map((part) => lead + part).join(',');
  const rest = text.slice(end, close);
  return [{ start: end, end: close, text: trailing ? `${rest}${lines},` : `,${rest}${lines}` }];
}

function removeChild(
  text: string,
  { children, index }: { readonly children: readonly Child[]; readonly index: number },
): readonly Splice[] | null {
  const child = children[index];
  const before = children[index - 1];
  const next = children[index + 1];
  if (child === undefined) throw new Error(`a collection has no child ${index}`);
  const { start, end } = child.span;
  const comma = skipTrivia(text, end);
  const trailing = text[comma] === ',';
  const after = trailing ? skipTrivia(text, comma + 1) : comma;
  const lineClose = lineEnd(text, end);
  if (startsLine(text, start) && after >= lineClose && (!trailing || comma < lineClose)) {
    const line = { start: lineStart(text, start), end: nextLine(text, end), text: '' };
    const extra =
      before === undefined || next !== undefined || trailing ? null : skipTrivia(text, before.span.end);
    return extra === null ? [line] : [{ start: extra, end: extra + 1, text: '' }, line];
  }
  if (next !== undefined) return [{ start, end: Math.min(next.span.start, lineEnd(text, comma)), text: '' }];
  if (before !== undefined) return [{ start: before.span.end, end, text: '' }];
  return null;
}
