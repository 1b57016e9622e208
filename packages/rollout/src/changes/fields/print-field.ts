import type { Plain } from '@netloom/chart-kit';
import { unifiedDiff } from '@netloom/engine/fix';
import type { FieldChange } from './diff-fields.ts';

const SIGNS = { add: '+', change: '~', remove: '-' } as const satisfies Record<FieldChange['action'], string>;

/** A longer text is for `--output json`. */
const MOST_LINES = 12;
const LONGEST = 160;
const MOST_COMPARED = 1_000;

/** One field on one line: `spec.addresses[0]: "a" -> "b"`. */
export function printField(field: FieldChange): string {
  const name = field.path === '' ? 'value' : field.path;
  switch (field.action) {
    case 'add':
      return `${name}: ${printValue(field.after)}`;
    case 'remove':
      return `${name}: ${printValue(field.before)}`;
    case 'change':
      return `${name}: ${printValue(field.before)} -> ${printValue(field.after)}`;
    default:
      return field satisfies never;
  }
}

/** The same with its sign; a text of several lines as the lines that differ. */
export function printFieldLines(field: FieldChange): readonly string[] {
  const sign = SIGNS[field.action];
  if (field.action === 'change' && isLong(field.before) && isLong(field.after)) {
    const lines = changedLines(field.before, field.after);
    const more = lines.length - MOST_LINES;
    const shown = more > 1 ? [...lines.slice(0, MOST_LINES), `… and ${more} lines more`] : lines;
    return [`${sign} ${field.path}:`, ...shown.map((line) => `    ${line}`)];
  }
  return [`${sign} ${printField(field)}`];
}

export function printValue(value: Plain): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length} characters)` : text;
}

function isLong(value: Plain): value is string {
  return typeof value === 'string' && value.includes('\n');
}

/** Without what is the same at both ends: the search for the shortest way grows with the square of what is left. */
function changedLines(before: string, after: string): readonly string[] {
  const [olds, nexts] = [before.split('\n'), after.split('\n')];
  const shorter = Math.min(olds.length, nexts.length);
  let head = 0;
  while (head < shorter && olds[head] === nexts[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && olds.at(-1 - tail) === nexts.at(-1 - tail)) tail += 1;
  const [old, next] = [olds.slice(head, olds.length - tail), nexts.slice(head, nexts.length - tail)];
  if (old.length + next.length > MOST_COMPARED) {
    return [`${old.length} lines from line ${head + 1} are ${next.length} other lines`];
  }
  const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
  const [, , ...lines] = unifiedDiff({ file: '', before: text(old), after: text(next) }).split('\n');
  return lines.filter((line) => /^[+-]/.test(line)).map((line) => `${line.slice(0, 1)} ${line.slice(1)}`);
}
