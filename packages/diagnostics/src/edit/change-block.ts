import { isBlank, lineEnd, lineStart } from '../parse/scan.ts';
import type { Source } from '../source.ts';
import type { Change, Insertion } from './change.ts';
import { blockLines, inlineText, wantsFlow } from './collection-text.ts';
import {
  childrenOf,
  columnOf,
  endsInBlockScalar,
  isExplicit,
  lineBreakOf,
  nextLine,
  startsLine,
  type Child,
} from './layout.ts';
import { indented, type Splice } from './replace.ts';
import { scalarText } from './scalar-text.ts';

/** Changes a block collection line by line; null where its lines cannot be told apart safely. */
export function changeBlock(source: Source, change: Change): readonly Splice[] | null {
  const { text } = source;
  const children = childrenOf(text, change.collection);
  const last = children.length - 1;
  const isSimple = children.every(({ key }) => key === null || !isExplicit(text, key));
  if (change.removed.size > 0 && !isSimple) return null;
  if (change.inserted.length > 0 && (change.removed.has(last) || isFragile(text, children[last]))) {
    return null;
  }
  const splices: Splice[] = [];
  for (const index of change.removed) {
    const splice = removeChild(text, { children, index, removed: change.removed });
    if (splice === null) return null;
    splices.push(splice);
  }
  const end = children[last]?.span.end;
  if (change.inserted.length > 0 && end !== undefined) {
    const at = lineEnd(text, end);
    splices.push({ start: at, end: at, text: insertedLines(source, change) });
  }
  return splices;
}

interface Removal {
  readonly children: readonly Child[];
  readonly index: number;
  readonly removed: ReadonlySet<number>;
}

function removeChild(text: string, { children, index, removed }: Removal): Splice | null {
  const child = children[index];
  if (child === undefined) throw new Error(`a collection has no child ${index}`);
  const { start, end } = child.span;
  const from = nextLine(text, end);
  if (isFragile(text, child)) return null;
  if (startsLine(text, start)) {
    const before = children[index - 1];
    if (before !== undefined && endsInBlockScalar(text, before.value) && joinsBlockScalar(text, from)) {
      return null;
    }
    return { start: lineStart(text, start), end: from, text: '' };
  }
  // the first child follows a dash, and what follows moves up to it.
  const next = children[index + 1];
  if (next === undefined || removed.has(index + 1)) return null;
  let to = from;
  while (isBlank(text[to])) to += 1;
  return { start, end: Math.min(to, next.span.start), text: '' };
}

/** Whether the lines after a child may belong to a block scalar that it ends in. */
function isFragile(text: string, child: Child | undefined): boolean {
  return (
    child !== undefined &&
    endsInBlockScalar(text, child.value) &&
    joinsBlockScalar(text, nextLine(text, child.span.end))
  );
}

/** Whether the line at `offset` would continue a block scalar before it: it is blank, or an indented comment. */
function joinsBlockScalar(text: string, offset: number): boolean {
  return /^[ \t]*$|^[ \t]+#/.test(text.slice(offset, lineEnd(text, offset))) && offset < text.length;
}

function insertedLines({ text }: Source, { collection, inserted }: Change): string {
  const column = columnOf(text, collection.span.start);
  const gap = lineBreakOf(text);
  const lead = gap + ' '.repeat(column);
  const siblings = childrenOf(text, collection).map(({ value }) => value);
  const write = ({ key, value }: Insertion): string => {
    if (wantsFlow(value, siblings, text)) {
      return key === null
        ? `- ${inlineText(value, text)}`
        : `${scalarText(key, 'flow')}: ${inlineText(value, text)}`;
    }
    return indented(blockLines(key === null ? [value] : { [key]: value }), { column, gap });
  };
  return inserted.map((insertion) => lead + write(insertion)).join('');
}
