import type { Git } from './git.ts';
import type { NextVersion } from './next-versions.ts';
import type { PlannedChart } from './plan-release.ts';
import type { ReleasedChart } from './released-chart.ts';

/** What an entry is made from, besides the chart. */
export interface EntryContext {
  readonly git: Git;
  readonly versions: ReadonlyMap<string, NextVersion>;
  readonly planned: readonly PlannedChart[];
  readonly date: string;
  /** How the homelab's objects differ from those of a tag. */
  readonly manifestsSince: (tag: string) => Promise<string>;
}

/**
 * One entry of a chart's CHANGELOG.md: the commits to its package and its folder, its released subcharts, the difference
 * of its default values and, of the umbrella, what the homelab gets. Nx alone would list only the commits to the package's folder.
 */
export async function changelogEntry({ chart, since }: PlannedChart, context: EntryContext): Promise<string> {
  const { git, versions, planned, date } = context;
  const version = versions.get(chart.project)?.to;
  if (version === undefined) throw new Error(`${chart.project} has no next version`);
  const range = since === null ? 'HEAD' : `${since}..HEAD`;
  const folders = [chart.packageFolder, chart.chartFolder];
  const commits = await git('log', '--no-merges', '--format=- %s (%h)', range, '--', ...folders);
  const subcharts = planned
    .filter((other) => chart.subcharts.includes(other.chart.name))
    .map((other) => `- ${other.chart.name} ${versions.get(other.chart.project)?.to ?? ''}`);
  return [
    `## ${version} (${date})`,
    ...section('Commits', commits),
    ...section('Subcharts', subcharts.join('\n')),
    ...(since === null ? [] : await differences(chart, { ...context, since })),
  ].join('\n\n');
}

/** What the homelab has beside the umbrella and its values. */
const AROUND_UMBRELLA = ['argocd', 'k3s', 'operators'].map((name) => `networks/homelab/generated/${name}`);

/** What the release changes for whoever installs it. */
async function differences(
  { chartFolder, subcharts }: ReleasedChart,
  { git, manifestsSince, since }: EntryContext & { readonly since: string },
): Promise<readonly string[]> {
  const diff = (...paths: readonly string[]): Promise<string> => git('diff', '-U1', since, '--', ...paths);
  const values = diffSection('Default values', hunks(await diff(`${chartFolder}/values.yaml`)));
  if (subcharts.length === 0) return values;
  return [
    ...values,
    ...diffSection('Objects of the homelab', await manifestsSince(since)),
    ...diffSection('Files of the homelab', await diff(...AROUND_UMBRELLA)),
  ];
}

function section(title: string, body: string): readonly string[] {
  return body === '' ? [] : [`### ${title}`, body];
}

function diffSection(title: string, diff: string): readonly string[] {
  return section(title, diff === '' ? '' : ['```diff', diff.trimEnd(), '```'].join('\n'));
}

/** A diff without the lines that name the files. */
function hunks(diff: string): string {
  return diff.slice(Math.max(0, diff.indexOf('@@')));
}
