import type { EntryContext } from './changelog-entry.ts';
import { diffSection, section } from './changelog-section.ts';
import { versionOf } from './next-versions.ts';
import type { PlannedCommand } from './plan-command.ts';
import { COMMAND } from './released-command.ts';

export interface CommandContext extends EntryContext {
  /** What was written below "Unreleased". */
  readonly notes: string;
  /** How the homelab's objects differ from those of a tag. */
  readonly manifestsSince: (tag: string) => Promise<string>;
}

/** What the homelab has beside the umbrella and its values. */
const AROUND_UMBRELLA = ['argocd', 'k3s', 'operators'].map((name) => `networks/homelab/generated/${name}`);

/**
 * One entry of the command's CHANGELOG.md: what the notes say, the charts that are released with it, and the commits since
 * the last release with what they do to the homelab.
 */
export async function commandEntry(
  { project, since }: PlannedCommand,
  context: CommandContext,
): Promise<string> {
  const { versions, planned, notes, date } = context;
  const { to: version } = versionOf(project, versions);
  const charts = planned.map((chart) => `- ${chart.name} ${versionOf(chart.project, versions).to}`);
  return [
    `## ${version} (${date})`,
    ...section('What changes for a network', notes),
    ...section('Charts', charts.join('\n')),
    ...(since === null ? [] : await differences(since, context)),
  ].join('\n\n');
}

async function differences(
  since: string,
  { git, planned, manifestsSince }: CommandContext,
): Promise<readonly string[]> {
  const folders = [...COMMAND.sources, ...planned.map(({ chart }) => chart.chartFolder)];
  const commits = await git('log', '--no-merges', '--format=- %s (%h)', `${since}..HEAD`, '--', ...folders);
  return [
    ...section('Commits', commits),
    ...diffSection('Objects of the homelab', await manifestsSince(since)),
    ...diffSection('Files of the homelab', await git('diff', '-U1', since, '--', ...AROUND_UMBRELLA)),
  ];
}
