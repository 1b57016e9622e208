import { dumpJson, plain } from '@netloom/chart-kit';
import type { MatrixCell, Matrix } from '../matrix.ts';
import type { PlaceOf } from './print-trace.ts';

const WORDS = { allow: 'yes', deny: 'no', unknown: '?' } as const;

/** One line for each target, one column for each start. */
export function matrixTable({ sources, targets, cells }: Matrix): string {
  const rows = targets.map((target, row) => [
    target,
    ...cells.slice(row * sources.length, (row + 1) * sources.length).map(({ verdict }) => WORDS[verdict]),
  ]);
  const table = [['', ...sources], ...rows];
  const widths = ['', ...sources].map((_, column) =>
    Math.max(...table.map((cells) => cells[column]?.length ?? 0)),
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
export function matrixCsv({ cells }: Matrix, placeOf: PlaceOf): string {
  const rows = cells.map((cell) => {
    const { from, to, verdict, layer, text, at } = toRow(cell, placeOf);
    return [from, to, verdict, layer, text, at ?? ''];
  });
  const header = ['from', 'to', 'verdict', 'layer', 'text', 'at'];
  return [header, ...rows].map((row) => `${row.map((value) => quoted(value)).join(',')}\r\n`).join('');
}

export function matrixJson({ cells }: Matrix, placeOf: PlaceOf): string {
  return dumpJson(plain({ formatVersion: 1, cells: cells.map((cell) => toRow(cell, placeOf)) }));
}

interface Row {
  readonly from: string;
  readonly to: string;
  readonly verdict: string;
  readonly layer: string;
  readonly text: string;
  readonly at: string | null;
}

function toRow({ from, to, verdict, hop }: MatrixCell, placeOf: PlaceOf): Row {
  const { layer, text, at } = hop;
  return { from, to, verdict, layer, text, at: at === null ? null : placeOf(at) };
}

function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
