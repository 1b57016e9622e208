import { changedChart, type CompareChart } from './changed-chart.ts';

/** What is wrong with the version of a chart that differs from the base commit; null where nothing is. */
export async function versionCheck(compare: CompareChart): Promise<string | null> {
  const change = await changedChart(compare);
  if (change.kind !== 'changed' || isHigher(change.to, change.from)) return null;
  return (
    `${compare.folder} differs from ${compare.since}, where its version is ${change.from}, and its version is ${change.to}: ` +
    'a published chart never changes. Run `npm run release`, or raise the version in the package.json of its package and run `netloom render`.'
  );
}

function isHigher(version: string, than: string): boolean {
  const difference = release(version).map((number, index) => number - (release(than)[index] ?? 0));
  return (difference.find((number) => number !== 0) ?? 0) > 0;
}

/** Major, minor and patch: a chart that only moved to another pre-release of one version was never published. */
function release(version: string): readonly number[] {
  return (version.split(/[-+]/)[0] ?? '').split('.').map(Number);
}
