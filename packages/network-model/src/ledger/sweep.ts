import { compareIntervals, type Interval } from '@netloom/addresses';

/** Rows that are alike, such as all hosts: a row is paired with so many earlier ones of each kind. */
export interface Sweep<Row> {
  readonly kindOf: (row: Row) => string;
  readonly most: number;
}

/**
 * All pairs of rows whose intervals share an address, in one sweep: n log n and one step for each pair.
 * Of each pair the row that starts first comes first.
 */
export function* overlappingPairs<Row extends { readonly interval: Interval }>(
  rows: Iterable<Row>,
  { kindOf, most }: Sweep<Row> = { kindOf: () => '', most: Infinity },
): Iterable<readonly [Row, Row]> {
  const open = new Map<string, Row[]>();
  for (const row of [...rows].sort((one, other) => compareIntervals(one.interval, other.interval))) {
    for (const [kind, alike] of open) {
      // a row is dropped once, or makes a pair: visiting it costs no more than what it yields.
      const left = stillOpen(alike, { next: row.interval, most });
      if (left !== alike) open.set(kind, left);
      for (const before of left.slice(0, most)) yield [before, row];
    }
    const kind = kindOf(row);
    const alike = open.get(kind);
    if (alike === undefined) open.set(kind, [row]);
    else alike.push(row);
  }
}

/** Without the rows that end before `next`; the first `most` of what is given back are open. */
function stillOpen<Row extends { readonly interval: Interval }>(
  rows: Row[],
  { next, most }: { readonly next: Interval; readonly most: number },
): Row[] {
  const head = rows.slice(0, most);
  return head.every(({ interval }) => reaches(interval, next))
    ? rows
    : rows.filter(({ interval }) => reaches(interval, next));
}

/** Whether an interval that starts no later than `next` still holds its first address. */
function reaches(before: Interval, next: Interval): boolean {
  return before.family === next.family && before.last >= next.first;
}
