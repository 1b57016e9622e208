export interface DiffOptions {
  /** How the header names the file, on both sides. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** Lines around a change. */
const CONTEXT = 3;

const NO_NEWLINE = '\\ No newline at end of file';

interface Row {
  readonly sign: ' ' | '-' | '+';
  readonly line: string;
}

/** The difference of two texts as `git apply` and `patch -p1` take it; empty where there is none. */
export function unifiedDiff({ file, before, after }: DiffOptions): string {
  if (before === after) return '';
  const rows = rowsOf(linesOf(before), linesOf(after));
  const hunks = hunksOf(rows).map(({ start, end }) => printHunk(rows, { start, end }));
  return `--- a/${file}\n+++ b/${file}\n${hunks.join('')}`;
}

/** Lines with their line breaks. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The shortest edit script, E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986. */
function rowsOf(before: readonly string[], after: readonly string[]): readonly Row[] {
  const reached: ReadonlyMap<number, number>[] = [];
  const furthest = new Map<number, number>([[1, 0]]);
  for (let edits = 0; ; edits += 1) {
    reached.push(new Map(furthest));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = stepFrom(furthest, { diagonal, edits });
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      furthest.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return backtrack(before, after, reached);
    }
  }
}

interface Step {
  readonly diagonal: number;
  readonly edits: number;
}

/** Where the path on a diagonal starts: below the one above it, or right of the one before it. */
function stepFrom(furthest: ReadonlyMap<number, number>, step: Step): number {
  const { diagonal } = step;
  const previous = furthest.get(isInsertion(furthest, step) ? diagonal + 1 : diagonal - 1) ?? 0;
  return isInsertion(furthest, step) ? previous : previous + 1;
}

function isInsertion(furthest: ReadonlyMap<number, number>, { diagonal, edits }: Step): boolean {
  if (diagonal === -edits) return true;
  return diagonal !== edits && (furthest.get(diagonal - 1) ?? 0) < (furthest.get(diagonal + 1) ?? 0);
}

function backtrack(
  before: readonly string[],
  after: readonly string[],
  reached: readonly ReadonlyMap<number, number>[],
): readonly Row[] {
  const rows: Row[] = [];
  let x = before.length;
  let y = after.length;
  for (let edits = reached.length - 1; edits >= 0; edits -= 1) {
    const furthest = reached[edits] ?? new Map<number, number>();
    const diagonal = x - y;
    const inserted = isInsertion(furthest, { diagonal, edits });
    const fromX = edits === 0 ? 0 : (furthest.get(inserted ? diagonal + 1 : diagonal - 1) ?? 0);
    const fromY = edits === 0 ? 0 : fromX - (inserted ? diagonal + 1 : diagonal - 1);
    while (x > fromX && y > fromY && before[x - 1] === after[y - 1]) {
      x -= 1;
      y -= 1;
      rows.push({ sign: ' ', line: before[x] ?? '' });
    }
    if (edits === 0) break;
    if (inserted) rows.push({ sign: '+', line: after[fromY] ?? '' });
    else rows.push({ sign: '-', line: before[fromX] ?? '' });
    [x, y] = [fromX, fromY];
  }
  return rows.toReversed();
}

interface Slice {
  readonly start: number;
  readonly end: number;
}

/** Changed rows with their context; what touches is one hunk. */
function hunksOf(rows: readonly Row[]): readonly Slice[] {
  const hunks: Slice[] = [];
  for (const [index, { sign }] of rows.entries()) {
    if (sign === ' ') continue;
    const slice = { start: Math.max(0, index - CONTEXT), end: Math.min(rows.length, index + CONTEXT + 1) };
    const last = hunks.at(-1);
    if (last !== undefined && slice.start <= last.end) hunks.splice(-1, 1, { ...last, end: slice.end });
    else hunks.push(slice);
  }
  return hunks;
}

function printHunk(rows: readonly Row[], { start, end }: Slice): string {
  const count = (from: readonly Row[], other: '-' | '+'): number =>
    from.filter(({ sign }) => sign !== other).length;
  const [head, body] = [rows.slice(0, start), rows.slice(start, end)];
  const range = (other: '-' | '+'): string => {
    const length = count(body, other);
    return `${count(head, other) + (length === 0 ? 0 : 1)},${length}`;
  };
  const lines = body.map(({ sign, line }) =>
    line.endsWith('\n') ? `${sign}${line}` : `${sign}${line}\n${NO_NEWLINE}\n`,
  );
  return `@@ -${range('+')} +${range('-')} @@\n${lines.join('')}`;
}
