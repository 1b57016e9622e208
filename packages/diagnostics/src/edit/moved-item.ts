import type { EditValue } from '../edit.ts';
import { lineEnd, lineStart, skipTrivia } from '../parse/scan.ts';
import { toValue } from '../parse/value.ts';
import type { SourceNode } from '../source.ts';
import { flowText, inlineText } from './collection-text.ts';
import { columnOf, lineBreakOf, nextLine } from './layout.ts';
import type { MoveIntoList } from './list-move.ts';
import type { Part } from './moved-part.ts';

/** The item on one line. */
export function flowItem(
  text: string,
  parts: readonly [Part, ...Part[]],
  { lead, change }: MoveIntoList,
): string | null {
  if (parts.some(({ region }) => text.slice(region.start, region.end).includes('#'))) return null;
  const [{ entry }, ...along] = parts;
  return flowText(
    {
      ...lead,
      ...changedEntries(entry.value, change),
      ...Object.fromEntries(along.map((part) => [part.name, toValue(part.entry.value)])),
    },
    text,
  );
}

function changedEntries(
  node: SourceNode,
  change: MoveIntoList['change'],
): Readonly<Record<string, EditValue>> {
  if (node.kind !== 'mapping') return {};
  return Object.fromEntries(
    [...node.entries].flatMap(([key, entry]) => {
      const value = toValue(entry.value);
      return Object.entries(change(key, value) ?? { [key]: value });
    }),
  );
}

/** The item as lines, the first with its dash. */
export function blockItem(
  text: string,
  {
    parts: [moved, ...along],
    move,
    column,
  }: { readonly parts: readonly [Part, ...Part[]]; readonly move: MoveIntoList; readonly column: number },
): string | null {
  const gap = lineBreakOf(text);
  const body = bodyOf(text, moved, move);
  if (body === null) return null;
  const above = text.slice(moved.region.start, lineStart(text, moved.entry.key.span.start));
  const rest = along.map(({ region }) => text.slice(region.start, region.end)).join('');
  const lead = Object.entries(move.lead).map(([key, value]) => `${key}: ${inlineText(value, text)}`);
  const [first = '', ...others] = lead;
  return [
    shifted(above, column),
    `${' '.repeat(column)}- ${first}${body.comment}${gap}`,
    ...others.map((line) => `${' '.repeat(column + 2)}${line}${gap}`),
    shifted(body.lines, column + 2 - body.column),
    shifted(rest, column + 2),
  ]
    .map((part) => (part === '' || part.endsWith(gap) ? part : part + gap))
    .join('');
}

interface Body {
  readonly lines: string;
  /** The comment behind the key, with the space before it. */
  readonly comment: string;
  readonly column: number;
}

/** The lines of the mapping's entries; null where a comment would be lost. */
function bodyOf(
  text: string,
  { entry: { key, value }, region }: Part,
  { change }: MoveIntoList,
): Body | null {
  if (value.kind !== 'mapping') return null;
  const colon = skipTrivia(text, key.span.end) + 1;
  const gap = lineBreakOf(text);
  if (value.flow) {
    const inside = text.slice(value.span.start, value.span.end);
    const before = text.slice(colon, value.span.start);
    if (inside.includes('#') || before.includes('#')) return null;
    const entries = Object.entries(changedEntries(value, change));
    const lines = entries.map(([name, one]) => `${name}: ${inlineText(one, text)}${gap}`).join('');
    const end = lineEnd(text, value.span.end);
    const below = text.slice(nextLine(text, end), region.end);
    return {
      lines: lines + below.replaceAll(/^[ \t]+/gm, ''),
      comment: text.slice(value.span.end, end),
      column: 0,
    };
  }
  const comment = text.slice(colon, lineEnd(text, colon));
  if (!/^[ \t]*(#.*)?$/.test(comment)) return null;
  const column = columnOf(text, value.span.start);
  let lines = '';
  let done = nextLine(text, colon);
  for (const [name, one] of value.entries) {
    const changed = change(name, toValue(one.value));
    if (changed === null) continue;
    const span = { start: one.key.span.start, end: Math.max(one.key.span.end, one.value.span.end) };
    if (text.slice(span.start, span.end).includes('#')) return null;
    const written = Object.entries(changed).map(([id, other]) => `${id}: ${inlineText(other, text)}`);
    if (written.length > 0) {
      lines += text.slice(done, span.start) + written.join(gap + ' '.repeat(column));
      done = span.end;
      continue;
    }
    // a comment behind it would be behind nothing.
    if (/[^ \t\r\n]/.test(text.slice(span.end, lineEnd(text, span.end)))) return null;
    lines += text.slice(done, lineStart(text, span.start));
    done = nextLine(text, span.end);
  }
  return { lines: lines + text.slice(done, region.end), comment, column };
}

/** Lines that are indented by more, or by less. */
function shifted(lines: string, by: number): string {
  if (by >= 0) return lines.replaceAll(/^(?=[^\r\n])/gm, ' '.repeat(by));
  return lines.replaceAll(new RegExp(`^ {0,${-by}}`, 'gm'), '');
}
