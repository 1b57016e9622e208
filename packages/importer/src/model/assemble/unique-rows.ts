import { textOf, type Planned, type PlannedMap } from '../planned.ts';

/** One of each name: the same object may be stated twice, by a repository and by the cluster, say. */
export function uniqueRows(rows: readonly PlannedMap[]): readonly PlannedMap[] {
  return firstBy(rows, (row) => {
    const name = row.entries.get('name');
    return name?.kind === 'scalar' ? name.value : row;
  });
}

/** One of each record: several of one name are one set, or a mistake that stays. */
export function uniqueRecords(rows: readonly PlannedMap[]): readonly PlannedMap[] {
  return firstBy(rows, (row) =>
    [...row.entries].map(([key, value]) => `${key}=${printed(value)}`).join('\n'),
  );
}

function firstBy(rows: readonly PlannedMap[], keyOf: (row: PlannedMap) => unknown): readonly PlannedMap[] {
  const byKey = new Map<unknown, PlannedMap>();
  for (const row of rows) {
    const key = keyOf(row);
    if (!byKey.has(key)) byKey.set(key, row);
  }
  return [...byKey.values()];
}

function printed(value: Planned): string {
  if (value.kind === 'scalar') return textOf(value);
  const parts = value.kind === 'list' ? value.items : [...value.entries.values()];
  return parts.map(printed).join(' ');
}
