import { dumpJson, plain } from '@netloom/chart-kit';
import type { Answer } from '../answer.ts';
import type { Matrix } from '../matrix.ts';
import type { PlaceOf } from './print-trace.ts';

export const WORDS = { allow: 'yes', deny: 'no', unknown: '?' } as const;

/** One line for each target, one column for each start. */
export function matrixTable({ sources, rows }: Matrix): string {
  const table = [
    ['', ...sources],
    ...rows.map(({ target, answers }) => [target, ...answers.map(({ verdict }) => WORDS[verdict])]),
  ];
  const widths = ['', ...sources].map((_, column) =>
    table.reduce((width, cells) => Math.max(width, cells[column]?.length ?? 0), 0),
  );
  const lines = table.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, ''].join('\n');
}

/** RFC 4180, with the hop that decided each cell. */
export function matrixCsv(matrix: Matrix, placeOf: PlaceOf): string {
  const rows = cellsOf(matrix, placeOf).map(({ from, to, verdict, layer, text, at }) => [
    from,
    to,
    verdict,
    layer,
    text,
    at ?? '',
  ]);
  const header = ['from', 'to', 'verdict', 'layer', 'text', 'at'];
  return [header, ...rows].map((row) => `${row.map((value) => quoted(value)).join(',')}\r\n`).join('');
}

export function matrixJson(matrix: Matrix, placeOf: PlaceOf): string {
  return dumpJson(plain({ formatVersion: 1, cells: cellsOf(matrix, placeOf) }));
}

interface Cell {
  readonly from: string;
  readonly to: string;
  readonly verdict: string;
  readonly layer: string;
  readonly text: string;
  readonly at: string | null;
}

function cellsOf({ sources, rows }: Matrix, placeOf: PlaceOf): readonly Cell[] {
  const toCell = (from: string, to: string, { verdict, hop: { layer, text, at } }: Answer): Cell => ({
    from,
    to,
    verdict,
    layer,
    text,
    at: at === null ? null : placeOf(at),
  });
  return rows.flatMap(({ target, answers }) =>
    answers.map((answer, column) => toCell(sources[column] ?? '', target, answer)),
  );
}

function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
