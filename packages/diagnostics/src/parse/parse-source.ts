import { EVENT_ID, type Event, YAMLException, parseEvents } from 'js-yaml';
import type { Diagnostic } from '../diagnostic.ts';
import type { Source, SourceNode, Span } from '../source.ts';
import { checkCharacters } from './characters.ts';
import { LIMITS, checkSize, tooDeep, tooManyBytes } from './limits.ts';
import { Mistakes } from './mistakes.ts';
import { lineEnd, skipTrivia } from './scan.ts';
import { TreeReader } from './tree.ts';
import { toValue } from './value.ts';

/** A text, its tree, the plain value it holds (null without a tree), and all format errors. */
export interface ParsedSource {
  readonly source: Source;
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads YAML 1.2 within the limits of a hand-written file; throws for no input. */
export function parseSource(text: string, file: string): ParsedSource {
  const mistakes = new Mistakes({ file, text, root: null });
  const tree = checkSize(text, mistakes) ? parseTree(checkCharacters(text, mistakes), mistakes) : null;
  const root = tree?.root ?? null;
  return {
    source: {
      file,
      text,
      root,
      ...(tree !== null && tree.repeated.length > 0 && { repeated: tree.repeated }),
    },
    value: root === null ? null : toValue(root),
    diagnostics: mistakes.list(),
  };
}

/** `parseSource` of a file as it was read. */
export function parseBytes(bytes: Uint8Array, file: string): ParsedSource {
  if (bytes.length > LIMITS.bytes) return unread('', file, tooManyBytes);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const start = firstReplaced(text, bytes);
  if (start === null) return parseSource(text, file);
  return unread(text, file, {
    code: 'not-utf8',
    message: 'the file is not encoded in UTF-8',
    span: { start, end: start + 1 },
    help: 'save it as UTF-8',
  });
}

function unread(text: string, file: string, mistake: Parameters<Mistakes['add']>[0]): ParsedSource {
  const source = { file, text, root: null };
  const mistakes = new Mistakes(source);
  mistakes.add(mistake);
  return { source, value: null, diagnostics: mistakes.list() };
}

/** The offset of the first replacement character that the bytes themselves do not hold. */
function firstReplaced(text: string, bytes: Uint8Array): number | null {
  const encoder = new TextEncoder();
  let byte = 0;
  let from = 0;
  for (let offset = text.indexOf('\ufffd'); offset >= 0; offset = text.indexOf('\ufffd', from)) {
    byte += encoder.encode(text.slice(from, offset)).length;
    if (bytes[byte] !== 0xef || bytes[byte + 1] !== 0xbf || bytes[byte + 2] !== 0xbd) return offset;
    byte += 3;
    from = offset + 1;
  }
  return null;
}

function parseTree(
  text: string,
  mistakes: Mistakes,
): { readonly root: SourceNode; readonly repeated: readonly Span[] } | null {
  const events = readEvents(text, mistakes);
  if (events === null) return null;
  checkDirectives(text, { events, mistakes });
  const documents = events.filter(({ type }) => type === EVENT_ID.DOCUMENT).length;
  if (documents === 0 || (documents === 1 && isEmpty(events[1]))) {
    mistakes.add({
      code: 'empty-document',
      message: 'the file holds no document',
      span: { start: 0, end: 0 },
    });
    return null;
  }
  const reader = new TreeReader(text, { events, first: 1, mistakes });
  const root = reader.readRoot();
  if (documents > 1) {
    mistakes.add({
      code: 'several-documents',
      message: 'the file holds more than one document',
      span: nextDocument(text, reader.cursor),
      help: 'move the other documents into files of their own',
    });
  }
  return { root, repeated: reader.repeated };
}

function isEmpty(event: Event | undefined): boolean {
  return (
    event?.type === EVENT_ID.SCALAR && event.valueStart < 0 && event.tagStart < 0 && event.anchorStart < 0
  );
}

export function readEvents(text: string, mistakes: Mistakes): readonly Event[] | null {
  try {
    // it counts a root in brackets twice; the reader counts exactly.
    return parseEvents(text, { maxDepth: LIMITS.depth + 2 });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const start = Math.min(error.mark?.position ?? 0, text.length);
    const span = { start, end: Math.min(start + 1, lineEnd(text, start)) };
    if (error.reason.startsWith('nesting exceeded maxDepth')) mistakes.add({ ...tooDeep, span });
    else mistakes.add({ code: 'yaml-syntax', message: `this is not valid YAML: ${error.reason}`, span });
    return null;
  }
}

/** The events name the known directives without their places; any line that starts with % before the document is one. */
function checkDirectives(
  text: string,
  { events, mistakes }: { readonly events: readonly Event[]; readonly mistakes: Mistakes },
): void {
  const [document] = events;
  if (document?.type !== EVENT_ID.DOCUMENT || !document.explicitStart) return;
  for (let offset = skipTrivia(text, text.startsWith('\ufeff') ? 1 : 0); text[offset] === '%';) {
    const end = lineEnd(text, offset);
    mistakes.add({
      code: 'directive-refused',
      message: `directive "${text.slice(offset, end)}" is refused`,
      span: { start: offset, end },
      help: 'remove the line',
    });
    offset = skipTrivia(text, end);
  }
}

/** The marker between the first document, which ends at `end`, and the second. */
function nextDocument(text: string, end: number): Span {
  const marker = /^(?:---|\.\.\.)(?=\s|$)/gm;
  marker.lastIndex = end;
  const start = marker.exec(text)?.index ?? end;
  return { start, end: Math.min(start + 3, text.length) };
}
