import type { WildRow } from './measure-folder.ts';

/** How many kinds of what is left out are named. */
const MOST_KINDS = 3;

/** A table with a row for each checkout, by number: the table names none. */
export function printWild(rows: readonly WildRow[]): string {
  const lines = [
    '| | files | networks | valid | guesses | not read | left out | errors | warnings | infos | seconds | MiB |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map(toLine),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function toLine(row: WildRow, index: number): string {
  const { files, networks, valid, guesses, unread, leftOut, counts, seconds, mebibytes } = row;
  const kinds = [...leftOut].toSorted(([, a], [, b]) => b - a);
  const named = kinds.slice(0, MOST_KINDS).map(([kind, count]) => `${count} ${kind}`);
  const rest = kinds.length > MOST_KINDS ? [`${kinds.length - MOST_KINDS} more kinds`] : [];
  const cells = [
    ...[index + 1, files, networks, valid, guesses, unread],
    [...named, ...rest].join(', '),
    ...[counts.error, counts.warning, counts.info, seconds.toFixed(1), mebibytes.toFixed(0)],
  ];
  return `| ${cells.join(' | ')} |`;
}
