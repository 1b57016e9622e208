import { changedChart, type ChartComparison } from './changed-chart.ts';

/** The mistake in the version of a chart that differs from the base commit; null without one. */
export async function checkVersion(compare: ChartComparison): Promise<string | null> {
  const change = await changedChart(compare);
  if (change.kind !== 'changed' || isHigher(change.to, change.from)) return null;
  return (
    `${compare.folder} differs from ${compare.since}, where its version is ${change.from}, and its version is ${change.to}: ` +
    'a published chart never changes. Run `npm run release`, or raise the version in the package.json of its package and run `netloom render`.'
  );
}

function isHigher(version: string, than: string): boolean {
  const difference = releaseNumbers(version).map(
    (number, index) => number - (releaseNumbers(than)[index] ?? 0),
  );
  return (difference.find((number) => number !== 0) ?? 0) > 0;
}

/** Major, minor and patch: pre-releases of one version are never published. */
function releaseNumbers(version: string): readonly number[] {
  return (version.split(/[-+]/)[0] ?? '').split('.').map(Number);
}
