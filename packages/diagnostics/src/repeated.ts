import type { Diagnostic, TextEdit } from './diagnostic.ts';
import type { Edit } from './edit.ts';
import { slotOf } from './edit/slots.ts';
import { toTextEdits } from './edit/to-text-edits.ts';
import { placeAt } from './lines.ts';
import { primaryNode } from './origins.ts';
import type { Alias, Source, SourceNode, Span } from './source.ts';

/** Where a value that an alias repeats stands besides its own place; nothing for any other. */
export function aliasPlaces(
  source: Source,
  { span, alias }: Pick<SourceNode, 'span' | 'alias'>,
): Diagnostic['related'] {
  if (alias === undefined) return [];
  const isAlias = alias.span.start === span.start;
  const repeated = isAlias ? alias.outer : alias;
  return [
    ...(isAlias
      ? [{ message: `written here, as &${alias.name}`, range: placeAt(source, alias.anchor) }]
      : []),
    ...chainOf(repeated).map(({ name, span: at }) => ({
      message: `repeated here, by *${name}`,
      range: placeAt(source, at),
    })),
  ];
}

/** The alias that stands in the text of the value's own place. */
export function outermost(alias: Alias): Alias {
  return alias.outer === undefined ? alias : outermost(alias.outer);
}

function chainOf(alias: Alias | undefined): readonly Alias[] {
  return alias === undefined ? [] : [alias, ...chainOf(alias.outer)];
}

/** The help of a finding whose fix would change a text that aliases repeat. */
export const REPEATED = '--fix leaves it to you: an anchor repeats this text in other places';

/** Whether the text of a node is repeated by an alias, or is what an alias repeats. */
export function isRepeated(
  { repeated = [] }: Source,
  { span, alias }: Pick<SourceNode, 'span' | 'alias'>,
): boolean {
  // an alias that stands in its own place is text of that place alone
  const isOwn = alias === undefined || (alias.span.start === span.start && alias.outer === undefined);
  if (!isOwn) return true;
  return repeated.some(({ start, end }) => start <= span.start && span.end <= end);
}

/** The text edits of a fix; null where they would change what an alias repeats: an anchor's text, or a part of it. */
export function unrepeatedEdits(edits: readonly Edit[]): readonly TextEdit[] | null {
  const places = edits.map((edit) => primaryNode(edit.kind === 'insert' ? edit.into : edit.at));
  if (places.some(({ source, node }) => isRepeated(source, node)) || edits.some(revealsMerged)) return null;
  const textEdits = toTextEdits(edits);
  const repeated = new Map(places.map(({ source }) => [source.file, source.repeated ?? []]));
  const removesAnchor = textEdits.some((edit) =>
    repeated.get(edit.file)?.some((span) => touches(span, edit)),
  );
  return removesAnchor ? null : textEdits;
}

/** Whether an edit removes an entry that counts in place of a merged one. */
function revealsMerged(edit: Edit): boolean {
  if (edit.kind !== 'remove') return false;
  const { source, node } = primaryNode(edit.at);
  const slot = slotOf(source, node);
  return slot.kind === 'value' && [...slot.parent.entries.values()][slot.index]?.overrides === true;
}

function touches(one: Span, other: Span): boolean {
  return other.start < one.end && one.start < other.end;
}
