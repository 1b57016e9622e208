import { compareIntervals, type Interval } from '@netloom/addresses';

/**
 * All pairs of rows whose intervals share an address, in one sweep: n log n and one step for each pair.
 * Of each pair the row that starts first comes first.
 */
export function* overlappingPairs<Row extends { readonly interval: Interval }>(
  rows: Iterable<Row>,
): Iterable<readonly [Row, Row]> {
  let open: Row[] = [];
  for (const row of [...rows].sort((one, other) => compareIntervals(one.interval, other.interval))) {
    // A row is dropped once, or makes a pair: the filter costs no more than what it yields.
    open = open.filter((before) => reaches(before.interval, row.interval));
    for (const before of open) yield [before, row];
    open.push(row);
  }
}

/** Whether an interval that starts no later than `next` still holds its first address. */
function reaches(before: Interval, next: Interval): boolean {
  return before.family === next.family && before.last >= next.first;
}
