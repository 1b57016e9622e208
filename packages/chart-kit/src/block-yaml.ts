import type { Plain } from './plain.ts';

/** A YAML text of a value, with a line break at its end. */
export type Dump = (value: Plain) => string;

/**
 * The block style of js-yaml, byte for byte, in a fraction of its time. Nearly all that is generated is structure, names
 * and addresses, which are written as they are; `dump` is js-yaml's, and writes the rest.
 */
export function blockYaml(value: Plain, dump: Dump): string {
  if (!isFilled(value)) return dump(value);
  const lines = new Lines();
  writeCollection(value, { lines, dump, first: '', indent: '' });
  return lines.toText();
}

/** Joined some at a time: a large network has so many lines that V8 would otherwise double what it keeps for new objects. */
class Lines {
  static readonly #MOST = 1_000;
  #lines: string[] = [];
  #text = '';

  push(line: string): void {
    if (this.#lines.push(line) === Lines.#MOST) this.#text = this.toText();
  }

  toText(): string {
    const text = this.#lines.map((line) => `${line}\n`).join('');
    this.#lines = [];
    return this.#text + text;
  }
}

/** Where a collection is written. */
interface Place {
  readonly lines: Lines;
  readonly dump: Dump;
  /** What stands before its first line: its indent, or the dash of the item that it is. */
  readonly first: string;
  readonly indent: string;
}

function writeCollection(value: Collection, place: Place): void {
  if (isSequence(value)) writeSequence(value, place);
  else if (Object.keys(value).some(isComplexKey)) writeDumped(value, place);
  else writeMapping(value, place);
}

function writeMapping(mapping: Mapping, { lines, dump, first, indent }: Place): void {
  const inner = `${indent}  `;
  let start = first;
  for (const [key, value] of Object.entries(mapping)) {
    const head = `${start}${scalarText(key, { dump, indent })}:`;
    start = indent;
    if (isFilled(value)) {
      lines.push(head);
      writeCollection(value, { lines, dump, first: inner, indent: inner });
    } else {
      lines.push(`${head} ${scalarText(value, { dump, indent })}`);
    }
  }
}

function writeSequence(sequence: readonly Plain[], { lines, dump, first, indent }: Place): void {
  let start = first;
  for (const value of sequence) {
    const head = `${start}- `;
    start = indent;
    if (isFilled(value)) writeCollection(value, { lines, dump, first: head, indent: `${indent}  ` });
    else lines.push(`${head}${scalarText(value, { dump, indent })}`);
  }
}

function writeDumped(value: Collection, { lines, dump, first, indent }: Place): void {
  lines.push(`${first}${indented(dump(value).slice(0, -1), indent)}`);
}

/** Of a scalar or an empty collection, in a collection of that indent. */
function scalarText(value: Plain, { dump, indent }: Pick<Place, 'dump' | 'indent'>): string {
  if (typeof value === 'string') {
    if (RESERVED.has(value)) return `'${value}'`;
    const isWord = WORD.test(value) && !RESERVED.has(value.toLowerCase());
    return isWord ? value : itemText(value, { dump, indent });
  }
  if (isSequence(value)) return '[]';
  if (typeof value === 'object' && value !== null) return '{}';
  // js-yaml has a form of its own for fractions and exponents
  return typeof value === 'number' && (!Number.isSafeInteger(value) || Object.is(value, -0))
    ? itemText(value, { dump, indent })
    : String(value);
}

/** An item of a list is written as a value is, without a key that it would have to be distinguished from. */
function itemText(value: Plain, { dump, indent }: Pick<Place, 'dump' | 'indent'>): string {
  return indented(dump([value]).slice('- '.length, -1), indent);
}

function indented(text: string, indent: string): string {
  return text.replaceAll(/\n(?=[^\n])/g, `\n${indent}`);
}

/** Begins with a letter or a slash, or is an IPv4 address or CIDR: no reader takes it for a number or for syntax. */
const WORD =
  /^(?:[A-Za-z/](?:[\w./`()=+@,*&|-]|:(?=[\w/])| (?=[\w./`()=+@*&|-]))*|\d+\.\d+\.\d+\.\d+(?:\/\d+)?)$/;

/** What some version of YAML reads as a boolean or as null, in more than one case. */
const RESERVED: ReadonlySet<string> = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);

/** Such a key is written after a question mark. */
function isComplexKey(key: string): boolean {
  return key.length > 1024 || key.includes('\n');
}

type Mapping = Readonly<Record<string, Plain>>;
type Collection = Extract<Plain, object>;

function isFilled(value: Plain): value is Collection {
  if (typeof value !== 'object' || value === null) return false;
  return isSequence(value) ? value.length > 0 : Object.keys(value).length > 0;
}

export function isSequence(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
