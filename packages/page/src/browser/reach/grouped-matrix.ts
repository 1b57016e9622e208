import { printPodsOf, type Answer, type Layer, type Matrix, type Verdict } from '@netloom/reachability';

/** Who reaches what with as few rows and columns as say it. */
export interface GroupedMatrix {
  readonly columns: readonly (readonly string[])[];
  readonly rows: readonly GroupedRow[];
}

export interface GroupedRow {
  readonly targets: readonly string[];
  readonly cells: readonly GroupedCell[];
}

/** The answer of the first source to the first target stands for all: theirs are the same. null where none of them asks. */
export type GroupedCell = { readonly from: string; readonly verdict: Verdict; readonly layer: Layer } | null;

/** The column of the pods of a Service's own namespace, whatever that is. */
export const OWN_PODS = 'pods of its own namespace';

/**
 * Equal rows and columns are one. Nearly every namespace reaches its own Services and no others, so that no two columns
 * would be equal: its own pods are taken out of each row, and have a column of their own.
 */
export function groupMatrix({ sources, rows }: Matrix): GroupedMatrix {
  const columnOf = new Map(sources.map((source, column) => [source, column]));
  const ownOf = rows.map(({ target }) => columnOf.get(ownPods(target) ?? '') ?? null);
  const usual = rows.map(({ answers }, row) =>
    mostFrequent(answers.filter((_, column) => column !== ownOf[row])),
  );
  // a hole is filled with what is usual in its row, so that it hinders no two columns from being equal
  const signature = (column: number): string =>
    rows.map(({ answers }, row) => (ownOf[row] === column ? usual[row] : keyOf(answers[column]))).join();
  const columns = [...Map.groupBy(sources.keys(), signature).values()];
  const hasOwn = ownOf.some((own) => own !== null);

  const cellsOf = (row: number): readonly GroupedCell[] => {
    const own = ownOf[row] ?? null;
    const others = columns.map((group) => toCell(group.find((column) => column !== own) ?? null, row));
    return hasOwn ? [...others, toCell(own, row)] : others;
  };
  const toCell = (column: number | null, row: number): GroupedCell => {
    const answer = column === null ? undefined : rows[row]?.answers[column];
    if (answer === undefined || column === null) return null;
    return { from: sources[column] ?? '', verdict: answer.verdict, layer: answer.hop.layer };
  };
  const alike = Map.groupBy(rows.keys(), (row) =>
    cellsOf(row)
      .map((cell) => (cell === null ? '' : `${cell.verdict} ${cell.layer}`))
      .join(),
  );
  return {
    columns: [
      ...columns.map((group) => group.map((column) => sources[column] ?? '')),
      ...(hasOwn ? [[OWN_PODS]] : []),
    ],
    rows: [...alike.values()].map((group) => ({
      targets: group.map((row) => rows[row]?.target ?? ''),
      cells: cellsOf(group[0] ?? 0),
    })),
  };
}

function ownPods(target: string): string | null {
  const namespace = /^service:([^/]+)\//.exec(target)?.[1];
  return namespace === undefined ? null : printPodsOf(namespace);
}

function keyOf(answer: Answer | undefined): string {
  return answer === undefined ? '' : `${answer.verdict} ${answer.hop.layer}`;
}

function mostFrequent(answers: readonly Answer[]): string {
  const counts = [...Map.groupBy(answers, keyOf)].toSorted(([, one], [, other]) => other.length - one.length);
  return counts[0]?.[0] ?? '';
}
