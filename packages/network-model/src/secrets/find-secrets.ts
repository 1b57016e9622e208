import type { Source, SourceNode, SourceScalar, Span } from '@netloom/diagnostics';
import { SECRET_SHAPES, type SecretShape } from './shapes.ts';

/** A place of a file that looks like a secret. */
export interface FoundSecret {
  readonly what: string;
  /** A whole scalar, or the part of a comment. */
  readonly span: Span;
  /** What must not be printed: as it is written and as its value has it, line by line. */
  readonly texts: readonly string[];
}

/** What was found in each file: a rule reports it, and the terminal conceals it. */
const known = new WeakMap<Source, readonly FoundSecret[]>();

/**
 * Looks for secrets in every scalar by its value, and in all other text: in comments, in what was refused, and in
 * a file that is not YAML. In the order of the file.
 */
export function findSecrets(source: Source): readonly FoundSecret[] {
  const found = known.get(source) ?? secretsIn(source);
  known.set(source, found);
  return found;
}

function secretsIn({ text, root }: Source): readonly FoundSecret[] {
  const scalars = root === null ? [] : [...scalarsIn(root)];
  const texts = scalars.filter(isText);
  // a shape that is nowhere in all values together is in none of them: few files have to be searched value by value.
  const all = texts.map(({ value }) => value).join('\n');
  const shapes = SECRET_SHAPES.filter(({ shape }) => all.search(shape) !== -1);
  const found = shapes.length === 0 ? [] : texts.flatMap((scalar) => inScalar(text, scalar, shapes) ?? []);
  return [...found, ...inText(withoutScalars(text, scalars))].toSorted(
    (left, right) => left.span.start - right.span.start,
  );
}

/** Texts of a file that must not be printed. */
export function secretTexts(source: Source): readonly string[] {
  return findSecrets(source).flatMap(({ texts }) => texts);
}

interface Match {
  readonly what: string;
  readonly span: Span;
  readonly secret: string;
}

interface TextScalar extends SourceScalar {
  readonly value: string;
}

function isText(scalar: SourceScalar): scalar is TextScalar {
  return typeof scalar.value === 'string';
}

function inScalar(
  text: string,
  { span, value }: TextScalar,
  shapes: readonly SecretShape[],
): FoundSecret | null {
  const matches = [...matchesIn(value, shapes)];
  const [first] = matches;
  if (first === undefined) return null;
  const written = text.slice(span.start, span.end);
  const secrets = matches.map(({ secret }) => secret);
  // an escape hides it from a search for the value
  const escaped = secrets.every((secret) => written.includes(secret)) ? [] : [unquoted(written)];
  return { what: first.what, span, texts: [...secrets, ...escaped].flatMap(linesOf) };
}

function* inText(text: string): Iterable<FoundSecret> {
  let end = 0;
  const matches = [...matchesIn(text, SECRET_SHAPES)].toSorted(
    (left, right) => left.span.start - right.span.start,
  );
  for (const { what, span, secret } of matches) {
    if (span.start < end) continue;
    ({ end } = span);
    yield { what, span, texts: linesOf(secret) };
  }
}

function* matchesIn(text: string, shapes: readonly SecretShape[]): Iterable<Match> {
  for (const shape of shapes) yield* matchesOf(shape, text);
}

function* matchesOf({ what, shape, accepts }: SecretShape, text: string): Iterable<Match> {
  for (const match of text.matchAll(shape)) {
    const [whole] = match;
    if (accepts?.(whole) === false) continue;
    const span = { start: match.index, end: match.index + whole.length };
    yield { what, span, secret: match.groups?.secret ?? whole };
  }
}

/** Keys too: a label is one that a person writes. What an alias repeats is looked at where it is written. */
function* scalarsIn(node: SourceNode): Iterable<SourceScalar> {
  if (node.alias !== undefined) return;
  switch (node.kind) {
    case 'scalar':
      yield node;
      return;
    case 'sequence':
      for (const item of node.items) yield* scalarsIn(item);
      return;
    case 'mapping':
      for (const { key, value } of node.entries.values()) {
        yield* scalarsIn(key);
        yield* scalarsIn(value);
      }
      return;
    default:
      return node satisfies never;
  }
}

/** The text with blanks for the scalars: what is left keeps its offsets. */
function withoutScalars(text: string, scalars: readonly SourceScalar[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { span } of scalars.toSorted((left, right) => left.span.start - right.span.start)) {
    const written = text.slice(span.start, span.end);
    parts.push(
      text.slice(done, span.start),
      written.replaceAll(/[^\r\n]+/g, ({ length }) => ' '.repeat(length)),
    );
    done = span.end;
  }
  return parts.join('') + text.slice(done);
}

/** Without the marks of comments, and what is too short to be more than a word. */
function linesOf(secret: string): readonly string[] {
  return secret
    .split(/\r?\n|\r/)
    .map((line) => line.replace(/^\s*(?:#\s*)?/, '').trimEnd())
    .filter((line) => line !== '');
}

function unquoted(written: string): string {
  return written.replace(/^(["'])([\s\S]*)\1$/, '$2');
}
