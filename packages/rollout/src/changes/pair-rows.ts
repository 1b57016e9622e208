/** A row before and after; at least one of them is there. */
export type Pair<T> =
  | { readonly key: string; readonly before: T; readonly after: T }
  | { readonly key: string; readonly before: T; readonly after: null }
  | { readonly key: string; readonly before: null; readonly after: T };

/** Rows of two tables by what names them, sorted by it. The second of a name is `name#2`: nothing is dropped. */
export function pairRows<T>(
  { before, after }: { readonly before: readonly T[]; readonly after: readonly T[] },
  keyOf: (row: T) => string,
): readonly Pair<T>[] {
  const left = byKey(before, keyOf);
  const right = byKey(after, keyOf);
  return [...new Set([...left.keys(), ...right.keys()])].sort().flatMap((key): readonly Pair<T>[] => {
    const [one, other] = [left.get(key), right.get(key)];
    if (one !== undefined && other !== undefined) return [{ key, before: one, after: other }];
    if (one !== undefined) return [{ key, before: one, after: null }];
    return other === undefined ? [] : [{ key, before: null, after: other }];
  });
}

function byKey<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const row of rows) {
    const key = keyOf(row);
    let free = key;
    for (let number = 2; map.has(free); number += 1) free = `${key}#${number}`;
    map.set(free, row);
  }
  return map;
}
