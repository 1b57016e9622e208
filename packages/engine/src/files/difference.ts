/** How a folder differs from what would be written: paths relative to it, sorted. */
export interface Difference {
  readonly stale: readonly string[];
  readonly missing: readonly string[];
  readonly surplus: readonly string[];
}

export function isSame(difference: Difference): boolean {
  return difference.stale.length + difference.missing.length + difference.surplus.length === 0;
}

/** Both maps are path → anything that is equal for equal contents. */
export function differenceOf(
  there: ReadonlyMap<string, string>,
  wanted: ReadonlyMap<string, string>,
): Difference {
  const paths = [...wanted.keys()].sort();
  return {
    stale: paths.filter((path) => there.has(path) && there.get(path) !== wanted.get(path)),
    missing: paths.filter((path) => !there.has(path)),
    surplus: [...there.keys()].filter((path) => !wanted.has(path)).sort(),
  };
}
