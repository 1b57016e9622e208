import type { EditValue } from '../edit.ts';
import { isBlankText, lineEnd, skipTrivia } from '../parse/scan.ts';
import type { Source, SourceNode, SourceScalar, Span } from '../source.ts';
import {
  blockLines,
  flowText,
  inlineText,
  isCollection,
  isEmptyCollection,
  wantsFlow,
} from './collection-text.ts';
import { columnOf, lineBreakOf, startsLine } from './layout.ts';
import { scalarTextLike } from './scalar-text.ts';
import { slotOf, type Slot } from './slots.ts';

/** A replacement of a part of one text. */
export interface Splice extends Span {
  readonly text: string;
}

/** Replaces `node` by `value`. */
export function replaceNode(source: Source, node: SourceNode, value: EditValue): readonly Splice[] {
  const slot = slotOf(source, node);
  if (node.kind !== 'scalar' && !node.flow) return replaceBlock(source, { node, slot, value });
  if (slot.kind !== 'root' && slot.parent.flow) {
    return [fill(source, { node, slot, text: textLike(source, { node, value, context: 'flow' }) })];
  }
  const asBlock =
    slot.kind === 'root' || slot.kind === 'key' ? null : blockBehind(source, { node, slot, value });
  if (asBlock !== null) return [asBlock];
  const context = slot.kind === 'key' ? 'flow' : 'block';
  return [fill(source, { node, slot, text: textLike(source, { node, value, context }) })];
}

function textLike(
  { text }: Source,
  {
    node,
    value,
    context,
  }: { readonly node: SourceNode; readonly value: EditValue; readonly context: 'block' | 'flow' },
): string {
  if (isCollection(value)) return flowText(value, text);
  return scalarTextLike(text.slice(node.span.start, node.span.end), value, context);
}

/** An empty node has no text of its own: what separates it from its key or dash comes with it. */
function fill(
  { text }: Source,
  { node, slot, text: filling }: { readonly node: SourceNode; readonly slot: Slot; readonly text: string },
): Splice {
  const { start, end } = node.span;
  if (start < end || slot.kind === 'root') return { start, end, text: filling };
  const hasColon = slot.kind !== 'value' || text[start - 1] === ':';
  return { start, end, text: hasColon ? ` ${filling}` : `: ${filling}` };
}

/** A collection too long for the line of its key or dash, on lines of its own; null where it does not belong there. */
function blockBehind(
  source: Source,
  {
    node,
    slot,
    value,
  }: {
    readonly node: SourceNode;
    readonly slot: Exclude<Slot, { readonly kind: 'root' }>;
    readonly value: EditValue;
  },
): Splice | null {
  const { text } = source;
  const { end } = node.span;
  const isFilledFlow = node.kind !== 'scalar' && end > node.span.start + 2;
  if (!isCollection(value) || isFilledFlow || wantsFlow(value, siblingsOf(slot), text)) return null;
  const start = slot.kind === 'value' ? colonEnd(text, keyOf(slot)) : node.span.start;
  const isAlone = isBlankText(text.slice(start, node.span.start) + text.slice(end, lineEnd(text, end)));
  if (!isAlone) return null;
  const column = columnOf(text, slot.parent.span.start) + 2;
  const gap = lineBreakOf(text);
  const lead = slot.kind === 'value' ? `${gap}${' '.repeat(column)}` : start === end ? ' ' : '';
  return { start, end, text: lead + indented(blockLines(value), { column, gap }) };
}

function replaceBlock(
  source: Source,
  { node, slot, value }: { readonly node: SourceNode; readonly slot: Slot; readonly value: EditValue },
): readonly Splice[] {
  const { text } = source;
  const { start, end } = node.span;
  const gap = lineBreakOf(text);
  const column = columnOf(text, start);
  if (isCollection(value) && !isEmptyCollection(value)) {
    // a sequence may be as deep as its key; a mapping there would run into its parent.
    const parentColumn = slot.kind === 'value' ? columnOf(text, slot.parent.span.start) : -1;
    const deeper = column <= parentColumn ? parentColumn + 2 : column;
    const lead = ' '.repeat(deeper - column);
    return [{ start, end, text: lead + indented(blockLines(value), { column: deeper, gap }) }];
  }
  const inline = inlineText(value, text);
  if (slot.kind !== 'value' || !startsLine(text, start)) return [{ start, end, text: inline }];
  const colon = colonEnd(text, keyOf(slot));
  const keyLineEnd = lineEnd(text, colon);
  if (keyLineEnd === colon) return [{ start: colon, end, text: ` ${inline}` }];
  return [
    { start: colon, end: colon, text: ` ${inline}` },
    { start: keyLineEnd, end, text: '' },
  ];
}

/** The lines at `column`; the first is there already. */
export function indented(
  lines: readonly string[],
  { column, gap }: { readonly column: number; readonly gap: string },
): string {
  return lines.join(gap + ' '.repeat(column));
}

function keyOf(slot: Extract<Slot, { readonly kind: 'key' | 'value' }>): SourceScalar {
  const entry = [...slot.parent.entries.values()][slot.index];
  if (entry === undefined) throw new Error(`a mapping has no entry ${slot.index}`);
  return entry.key;
}

function siblingsOf(slot: Exclude<Slot, { readonly kind: 'root' }>): readonly SourceNode[] {
  const nodes =
    slot.parent.kind === 'sequence'
      ? slot.parent.items
      : [...slot.parent.entries.values()].map(({ value }) => value);
  return nodes.filter((_, index) => index !== slot.index);
}

/** The offset after the colon of a key in a block mapping. */
function colonEnd(text: string, key: SourceScalar): number {
  return skipTrivia(text, key.span.end) + 1;
}
