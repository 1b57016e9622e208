import {
  applyEdits,
  childAt,
  isRepeated,
  parseSource,
  toTextEdits,
  type Source,
  type SourceNode,
  type TextEdit,
} from '@netloom/diagnostics';
import { visible } from '@netloom/diagnostics/visible';
import type { Planned } from '../model/planned.ts';
import { entryLines } from '../write/write-network.ts';
import type { Addition } from './comparison.ts';

/** Why an addition would change more than it adds; null where it does not. */
export function refuseAddition(addition: Addition, source: Source): string | null {
  const { node } = addition;
  if (node.alias !== undefined || isRepeated(source, node)) {
    return 'an anchor repeats this part of the file in other places';
  }
  const isAdded = toTextEdits([addition.edit]).every(({ start, end }) =>
    /^[[\]{}\s]*$/.test(source.text.slice(start, end)),
  );
  return isAdded ? null : 'the text before it would have to be rewritten: add it by hand';
}

/** The text with what is added; guesses among it have their comment. */
export function writeAdditions(source: Source, additions: readonly Addition[]): string {
  if (additions.length === 0) return source.text;
  const text = applyEdits(source.text, textEdits(source, additions));
  const others = additions.filter((addition) => !isPart(addition));
  const guesses = [...guessPlaces(others, parseSource(text, source.file).source.root)];
  return applyEdits(text, comments(text, { file: source.file, guesses }));
}

/** A mapping and the list that it is the last row of may both grow at one place: what is deeper comes first. */
function textEdits(source: Source, additions: readonly Addition[]): readonly TextEdit[] {
  const groups = [...Map.groupBy(additions, ({ node }) => node).values()];
  const depthOf = ([first]: readonly Addition[]): number => first?.steps.length ?? 0;
  const deepFirst = groups.toSorted((one, other) => depthOf(other) - depthOf(one));
  const edits = deepFirst.flatMap((group) => {
    const found = toTextEdits(group.map(({ edit }) => edit));
    return group.every(isPart) ? found.map((edit) => ({ ...edit, text: partsText(source, group) })) : found;
  });
  const places = Map.groupBy(edits, ({ start, end }) => `${start} ${end}`);
  return [...places.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, text: [first, ...others].map(({ text }) => text).join('') }],
  );
}

/** Whether it is a part of the whole file, as an import writes them: a block of its own. */
function isPart({ steps, node }: Addition): boolean {
  return steps.length === 0 && !node.flow;
}

function partsText({ text }: Source, parts: readonly Addition[]): string {
  const [lineBreak = '\n'] = /\r\n?|\n/.exec(text) ?? [];
  const lines = parts.flatMap(({ key, planned }) => ['', ...entryLines(key ?? '', planned, '')]);
  return lines.map((line) => lineBreak + line).join('');
}

interface Guess {
  readonly key: string;
  readonly why: string;
  readonly node: SourceNode;
}

function* guessPlaces(additions: readonly Addition[], root: SourceNode | null): Iterable<Guess> {
  const rows = new Map<SourceNode, number>();
  for (const { node, steps, key, planned } of additions) {
    const before = rows.get(node) ?? 0;
    const index = node.kind === 'sequence' ? node.items.length + before : 0;
    rows.set(node, before + 1);
    const added = [...steps, key ?? index].reduce<SourceNode | null>(
      (part, step) => (part === null ? null : childAt(part, step)),
      root,
    );
    if (added !== null) yield* guessesIn(planned, added, key ?? '');
  }
}

function* guessesIn(planned: Planned, node: SourceNode, key: string): Iterable<Guess> {
  if (planned.guess !== undefined) yield { key, why: planned.guess, node };
  const children: readonly (readonly [string | number, Planned])[] =
    planned.kind === 'map'
      ? [...planned.entries]
      : planned.kind === 'list'
        ? [...planned.items.entries()]
        : [];
  for (const [step, part] of children) {
    const child = childAt(node, step);
    if (child !== null) yield* guessesIn(part, child, typeof step === 'string' ? step : key);
  }
}

/** At the ends of lines; where more stands in the line, with the key that is meant. */
function comments(
  text: string,
  { file, guesses }: { readonly file: string; readonly guesses: readonly Guess[] },
): readonly TextEdit[] {
  const lines = Map.groupBy(guesses, ({ node }) => lineEnd(text, node.span.end));
  return Array.from(lines, ([end, own]) => {
    const parts = own.map(({ key, why, node }) => {
      const isLast = text.slice(node.span.end, end).trim() === '';
      return isLast && own.length === 1 ? visible(why) : `${key}: ${visible(why)}`;
    });
    return { file, start: end, end, text: ` # guessed: ${parts.join('; ')}` };
  });
}

function lineEnd(text: string, offset: number): number {
  const found = text.slice(offset).search(/\r?\n|\r/);
  return found < 0 ? text.length : offset + found;
}
