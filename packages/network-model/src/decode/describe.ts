import type { SourceNode } from '@netloom/diagnostics';
import { readUrl } from './read-url.ts';

const SHOWN = 60;

/** The value in the file, with its type: `the text "yes"`. */
export function describeValue(node: SourceNode): string {
  if (node.kind === 'mapping') return 'a mapping';
  if (node.kind === 'sequence') return 'a list';
  const { value } = node;
  if (value === null) return 'empty';
  if (typeof value === 'string') return `the text ${quote(value)}`;
  return typeof value === 'number' ? `the number ${value}` : String(value);
}

export function quote(text: string): string {
  return JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
};

/** What messages call a type that zod names. */
export function describeType(expected: string): string {
  const name = TYPES[expected];
  if (name === undefined) throw new Error(`no name for the type ${expected}`);
  return name;
}

/** `"a", "b" or "c"`. */
export function describeChoices(values: readonly unknown[]): string {
  const written = values.map((value) => (typeof value === 'string' ? quote(value) : String(value)));
  const last = written.at(-1) ?? '';
  return written.length < 2 ? last : `${written.slice(0, -1).join(', ')} or ${last}`;
}

/** The size of a value: `is 70000`, `has 300 characters`, `has 0 entries`. */
export function describeSize(node: SourceNode): string {
  if (node.kind === 'sequence') {
    return node.items.length === 0 ? 'is an empty list' : `has ${node.items.length} entries`;
  }
  if (node.kind === 'mapping') return `has ${node.entries.size} keys`;
  return typeof node.value === 'string' ? `has ${node.value.length} characters` : `is ${String(node.value)}`;
}

export function describeLimit(origin: string, bound: string): string {
  if (origin === 'string') return `have ${bound} characters`;
  if (origin === 'array') return bound.endsWith(' 1') ? `have ${bound} entry` : `have ${bound} entries`;
  return `be ${bound}`;
}

/** The likely spelling that the pattern accepts, if there is one, and which part of the text it rejects. */
export function suggestSpelling(node: SourceNode, pattern: string | undefined): string {
  const [, body, flags] = /^\/(.*)\/([a-z]*)$/s.exec(pattern ?? '') ?? [];
  if (node.kind !== 'scalar' || typeof node.value !== 'string' || body === undefined) return '';
  const regex = new RegExp(body, flags);
  const spelling = (text: string): string | undefined =>
    [text, text.toLowerCase(), text.toLowerCase().replaceAll(/[_ ]/g, '-')].find((one) => regex.test(one));
  const trimmed = node.value.trim();
  const better = spelling(trimmed);
  if (better !== undefined) return `: did you mean ${quote(better)}?`;
  const { host, around } = readUrl(trimmed);
  const meant = around.length > 0 && /[^.]\.[^.]/.test(host) ? spelling(host) : undefined;
  return meant === undefined ? '' : `; ${around.join(', ')}: did you mean ${quote(meant)}?`;
}
