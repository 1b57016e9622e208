import { toValue, type EditValue, type SourceNode } from '@netloom/diagnostics';
import type { Planned } from '../model/planned.ts';
import { canBe, hasPlaceholder } from './canonical.ts';
import { plannedValue } from './planned-value.ts';
import { isRow, type Row, type RowKey, type RowList } from './row-lists.ts';

/** Which row of the file each planned row is, by its index; those that the file does not have are missing. */
export type RowPairs = ReadonlyMap<Planned, number>;

interface Keyed<T> {
  readonly of: T;
  readonly row: Row;
}

/** Pairs by names first; by other keys only what is left, and only where one row alone is meant on both sides. */
export function pairRows(
  planned: readonly Planned[],
  nodes: readonly SourceNode[],
  { keys: [name, ...others] }: RowList,
): RowPairs {
  const pairs = new Map<Planned, number>();
  let left = planned.map((of): Keyed<Planned> => ({ of, row: rowOf(plannedValue(of)) }));
  let free = nodes.map((node, of): Keyed<number> => ({ of, row: rowOf(toValue(node)) }));
  const step = (key: RowKey, isName: boolean): void => {
    for (const [one, index] of matches(left, free, { key, isName })) pairs.set(one, index);
    const taken = new Set(pairs.values());
    left = left.filter(({ of }) => !pairs.has(of));
    free = free.filter(({ of }) => !taken.has(of));
  };
  step(name, true);
  for (const key of others) step(key, false);
  // a name with a part that the sources do not know is looked for in what is left
  step(name, false);
  return pairs;
}

function* matches(
  left: readonly Keyed<Planned>[],
  free: readonly Keyed<number>[],
  { key, isName }: { readonly key: RowKey; readonly isName: boolean },
): Iterable<readonly [Planned, number]> {
  const byKey = Map.groupBy(free, ({ row }) => key(row));
  for (const [text, own] of Map.groupBy(left, ({ row }) => key(row))) {
    if (text === null || (isName && hasPlaceholder(text))) continue;
    const found = hasPlaceholder(text)
      ? free.filter(({ row }) => canBe(text, key(row) ?? ''))
      : (byKey.get(text) ?? []);
    if (!isName && (own.length > 1 || found.length > 1)) continue;
    for (const [index, { of }] of own.entries()) {
      const other = found[index];
      if (other !== undefined) yield [of, other.of];
    }
  }
}

function rowOf(value: EditValue): Row {
  return isRow(value) ? value : {};
}
