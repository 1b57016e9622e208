import { lineEnd, lineStart } from '../parse/scan.ts';
import { isRepeated } from '../repeated.ts';
import type { Source, SourceEntry, SourceMapping, SourceNode, Span } from '../source.ts';
import { isExplicit, nextLine } from './layout.ts';
import type { MoveIntoList } from './list-move.ts';

/** An entry of the file, and the lines that belong to it: comments above and below it as well. */
export interface Part {
  readonly name: string;
  readonly entry: SourceEntry;
  readonly region: Span;
}

/** The mapping, and the entries that go along. null where an anchor or alias is involved. */
export function partsOf(
  source: Source,
  root: SourceMapping,
  { from, along }: MoveIntoList,
): readonly [Part, ...Part[]] | null {
  const parts: Part[] = [];
  for (const name of [from, ...along]) {
    const entry = root.entries.get(name);
    if (entry === undefined) continue;
    if (!isPlain(source, entry)) return null;
    parts.push({ name, entry, region: regionOf(source.text, entry) });
  }
  const [first, ...rest] = parts;
  return first?.name === from && first.entry.value.kind === 'mapping' ? [first, ...rest] : null;
}

export function isPlain(source: Source, { key, value, merged }: SourceEntry): boolean {
  const { repeated = [] } = source;
  const hasAnchor = repeated.some(({ start, end }) => start < value.span.end && key.span.start < end);
  return (
    merged !== true &&
    !hasAnchor &&
    !isExplicit(source.text, key) &&
    !isRepeated(source, key) &&
    !hasAlias(value)
  );
}

function hasAlias(node: SourceNode): boolean {
  if (node.alias !== undefined) return true;
  switch (node.kind) {
    case 'scalar':
      return false;
    case 'sequence':
      return node.items.some(hasAlias);
    case 'mapping':
      return [...node.entries.values()].some(({ value, merged }) => merged === true || hasAlias(value));
    default:
      return node satisfies never;
  }
}

/** Comments right above a key are about it, but for those that begin the file; deeper ones below its value are of the value. */
function regionOf(text: string, { key, value }: SourceEntry): Span {
  let start = lineStart(text, key.span.start);
  while (start > 0) {
    const before = lineStart(text, start - 1);
    if (before === 0 || text[before] !== '#') break;
    start = before;
  }
  let end = nextLine(text, Math.max(key.span.end, value.span.end));
  for (let next = end; next < text.length; next = nextLine(text, next)) {
    const line = text.slice(next, lineEnd(text, next));
    if (/^[ \t]+#/.test(line)) end = nextLine(text, next);
    else if (line.trim() !== '') break;
  }
  return { start, end };
}
