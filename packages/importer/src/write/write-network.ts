import { dumpYaml } from '@netloom/chart-kit';
import { visible } from '@netloom/diagnostics/visible';
import type { Planned, PlannedMap, PlannedScalar } from '../model/planned.ts';

/** `netloom build` writes the schema there. */
const SCHEMA = '# yaml-language-server: $schema=generated/network.schema.json';

/** Keys before which a blank line stands: the parts of the file. */
const FIRST_PARTS = new Set(['apiVersion', 'name', 'domain']);

/** The text of a network file: guesses are marked by a comment. */
export function writeNetwork(file: PlannedMap): string {
  const parts = Array.from(file.entries, ([key, value]) => {
    const lines = entryLines(key, value, '');
    return FIRST_PARTS.has(key) ? lines : ['', ...lines];
  });
  return [SCHEMA, ...parts.flat()].map((line) => `${line}\n`).join('');
}

/** A key with its value, in lines that begin with `indent`. */
export function entryLines(key: string, value: Planned, indent: string): readonly string[] {
  const { note } = value;
  const lines = valueLines(key, value, indent);
  return note === undefined ? lines : [`${indent}# ${visible(note)}`, ...lines];
}

function valueLines(key: string, value: Planned, indent: string): readonly string[] {
  const head = `${indent}${scalarText(key)}:`;
  switch (value.kind) {
    case 'scalar':
      return [`${head} ${withComment(value)}`];
    case 'list':
      if (value.items.length === 0) return [`${head} []`];
      return [head, ...value.items.flatMap((item) => itemLines(item, `${indent}  `))];
    case 'map':
      if (value.entries.size === 0) return [`${head} {}`];
      return [head, ...mapLines(value, `${indent}  `)];
    default:
      return value satisfies never;
  }
}

function mapLines({ entries }: PlannedMap, indent: string): readonly string[] {
  return Array.from(entries).flatMap(([key, value]) => entryLines(key, value, indent));
}

function itemLines(item: Planned, indent: string): readonly string[] {
  if (item.kind === 'scalar') return [`${indent}- ${withComment(item)}`];
  const lines = item.kind === 'map' ? mapLines(item, '') : item.items.flatMap((one) => itemLines(one, ''));
  const [first = '{}', ...rest] = lines;
  return [`${indent}- ${first}`, ...rest.map((line) => `${indent}  ${line}`)];
}

function withComment({ value, guess }: PlannedScalar): string {
  const text = scalarText(value);
  return guess === undefined ? text : `${text} # guessed: ${visible(guess)}`;
}

/** One line, whatever the text holds. */
function scalarText(value: PlannedScalar['value']): string {
  if (typeof value === 'string' && /[\r\n]/.test(value)) return JSON.stringify(value);
  return dumpYaml([value]).slice('- '.length, -1);
}
