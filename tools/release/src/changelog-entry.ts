import { diffSection, section } from './changelog-section.ts';
import type { Git } from './git.ts';
import { versionOf, type NextVersion } from './next-versions.ts';
import type { PlannedChart } from './plan-release.ts';

/** What an entry is made from, besides its project. */
export interface EntryContext {
  readonly git: Git;
  readonly versions: ReadonlyMap<string, NextVersion>;
  readonly planned: readonly PlannedChart[];
  readonly date: string;
}

/**
 * One entry of a chart's CHANGELOG.md: the commits to its package and its folder, its released subcharts, and the difference
 * of its default values. Nx alone would list only the commits to the package's folder.
 */
export async function changelogEntry(
  { chart, since }: PlannedChart,
  { git, versions, planned, date }: EntryContext,
): Promise<string> {
  const { to: version } = versionOf(chart.project, versions);
  const range = since === null ? 'HEAD' : `${since}..HEAD`;
  const folders = [chart.packageFolder, chart.chartFolder];
  const commits = await git('log', '--no-merges', '--format=- %s (%h)', range, '--', ...folders);
  const subcharts = planned
    .filter((other) => chart.subcharts.includes(other.chart.name))
    .map((other) => `- ${other.chart.name} ${versionOf(other.project, versions).to}`);
  const values =
    since === null ? '' : await git('diff', '-U1', since, '--', `${chart.chartFolder}/values.yaml`);
  return [
    `## ${version} (${date})`,
    ...section('Commits', commits),
    ...section('Subcharts', subcharts.join('\n')),
    ...diffSection('Default values', hunks(values)),
  ].join('\n\n');
}

/** A diff without the lines that name the files. */
function hunks(diff: string): string {
  return diff.slice(Math.max(0, diff.indexOf('@@')));
}
