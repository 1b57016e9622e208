import { EVENT_ID, type Event } from 'js-yaml';
import type { Diagnostic } from '../diagnostic.ts';
import type { SourceNode } from '../source.ts';
import { checkCharacters } from './characters.ts';
import { checkSize } from './limits.ts';
import { Mistakes } from './mistakes.ts';
import { readEvents } from './parse-source.ts';
import { lineStart } from './scan.ts';
import { TreeReader } from './tree.ts';

/** All documents of a text that others wrote, as far as they can be read. */
export interface ParsedDocuments {
  /** Of the documents that are YAML; an empty one is not among them. */
  readonly documents: readonly SourceNode[];
  /** One for each document that is no YAML, or for a text that is not read at all. */
  readonly broken: readonly Diagnostic[];
}

/** A file with more broken documents is no YAML. */
const MOST_BROKEN = 20;

/** How many lines are joined with the one before, each with one more attempt. */
const MOST_JOINS = 50;

/**
 * Reads YAML as other programs take it: several documents, any tag (its value as if it had none), directives, keys that are no
 * strings, and brackets that are not indented, as libyaml allows them. Of two equal keys the first counts. A broken document
 * is left out.
 */
export function parseDocuments(text: string, file: string): ParsedDocuments {
  const source = { file, text, root: null };
  const broken: Diagnostic[] = [];
  const size = new Mistakes(source);
  if (!checkSize(text, size)) return { documents: [], broken: size.list() };
  let rest = checkCharacters(text, new Mistakes(source));
  let joins = 0;
  for (;;) {
    const mistakes = new Mistakes(source);
    const events = readEvents(rest, mistakes);
    if (events !== null) return { documents: readDocuments(rest, events, source), broken };
    const [mistake] = mistakes.list();
    if (mistake === undefined) return { documents: [], broken };
    const offset = mistake.range?.start.offset ?? 0;
    const joined = joins < MOST_JOINS ? joinLine(rest, offset) : null;
    if (joined !== null) {
      joins += 1;
      rest = joined;
      continue;
    }
    broken.push(mistake);
    if (broken.length === MOST_BROKEN) return { documents: [], broken };
    const without = withoutDocumentAt(rest, offset);
    if (without === rest) return { documents: [], broken };
    rest = without;
  }
}

function readDocuments(
  text: string,
  events: readonly Event[],
  source: { readonly file: string; readonly text: string; readonly root: null },
): readonly SourceNode[] {
  const documents: SourceNode[] = [];
  let cursor = 0;
  for (let index = 0; index < events.length; index += 1) {
    if (events[index]?.type !== EVENT_ID.DOCUMENT) continue;
    const mistakes = new Mistakes(source);
    const reader = new TreeReader(text, { events, first: index + 1, mistakes, cursor, keys: 'scalars' });
    const root = reader.readRoot();
    if (root.kind !== 'scalar' || root.value !== null) documents.push(root);
    cursor = reader.cursor;
    index = reader.next - 1;
  }
  return documents;
}

/**
 * The text with blanks for the line break before the line of an offset, where the line is a part of a collection in brackets:
 * all offsets stay. null where it is none.
 */
function joinLine(text: string, offset: number): string | null {
  const start = lineStart(text, offset);
  const end = start - (text[start - 2] === '\r' ? 2 : 1);
  const before = text.slice(lineStart(text, Math.max(end, 0)), Math.max(end, 0));
  const isPart = /^[ \t]*[\]}]/.test(text.slice(start)) || /[[{,][ \t]*$/.test(before);
  if (end <= 0 || before.includes('#') || !isPart) return null;
  return text.slice(0, end) + ' '.repeat(start - end) + text.slice(start);
}

/** The text with blanks for the document around an offset, so that all other offsets stay. */
function withoutDocumentAt(text: string, offset: number): string {
  let start = 0;
  let end = text.length;
  for (const { index } of text.matchAll(/^(?:---|\.\.\.)(?=\s|$)/gm)) {
    if (index <= offset) {
      start = index;
    } else {
      end = index;
      break;
    }
  }
  const blank = text.slice(start, end).replace(/[^\r\n]/g, ' ');
  return text.slice(0, start) + blank + text.slice(end);
}
