/** How a folder differs from what would be written there: paths relative to the folder, sorted. */
export interface Difference {
  readonly stale: readonly string[];
  readonly missing: readonly string[];
  readonly surplus: readonly string[];
}

export function isUpToDate(difference: Difference): boolean {
  return difference.stale.length + difference.missing.length + difference.surplus.length === 0;
}

/** Both maps are path → content, or a digest of it. */
export function differenceOf(
  current: ReadonlyMap<string, string>,
  desired: ReadonlyMap<string, string>,
): Difference {
  const paths = [...desired.keys()].sort();
  return {
    stale: paths.filter((path) => current.has(path) && current.get(path) !== desired.get(path)),
    missing: paths.filter((path) => !current.has(path)),
    surplus: [...current.keys()].filter((path) => !desired.has(path)).sort(),
  };
}
