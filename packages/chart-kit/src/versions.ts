/** A semantic version; charts write it with and without a `v`. */
interface Version {
  readonly numbers: readonly number[];
  readonly prerelease: string;
}

function parse(text: string): Version {
  const match = /^v?(\d+)\.(\d+)\.(\d+)(?:-([^+]*))?/.exec(text);
  if (match === null) return { numbers: [], prerelease: text };
  const [, major, minor, patch, prerelease = ''] = match;
  return { numbers: [major, minor, patch].map(Number), prerelease };
}

/** Below 0 where `a` is older than `b`, 0 where they are the same, after https://semver.org/#spec-item-11 but for the parts of prereleases. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parse(a), parse(b)];
  for (const [index, number] of left.numbers.entries()) {
    const difference = number - (right.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (left.prerelease === right.prerelease) return 0;
  if (left.prerelease === '') return 1;
  if (right.prerelease === '') return -1;
  return left.prerelease < right.prerelease ? -1 : 1;
}
