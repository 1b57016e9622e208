import { bumpOf } from './bump.ts';
import { lastTag, type Git } from './git.ts';
import type { DueProject } from './next-versions.ts';
import type { PlannedChart } from './plan-release.ts';
import { COMMAND } from './released-command.ts';

/** The release of the command. */
export interface PlannedCommand extends DueProject {
  /** The tag of the last release; null before the first one. */
  readonly since: string | null;
}

/** The release of the command; null where what is packed into it is that of its last release. */
export async function planCommand({
  git,
  charts,
}: {
  readonly git: Git;
  /** The charts that are due. */
  readonly charts: readonly PlannedChart[];
}): Promise<PlannedCommand | null> {
  const { name, project, packageFolder, tag, sources } = COMMAND;
  const since = await lastTag(git, tag);
  if (since === null) return { name, project, packageFolder, since, keepsVersion: true };
  const changed = await git('diff', '--name-only', since, '--', ...sources);
  if (changed === '' && charts.length === 0) return null;
  const folders = charts.map(({ chart }) => chart.chartFolder);
  const messages = await git(
    'log',
    '--no-merges',
    '--format=%B%x00',
    `${since}..HEAD`,
    '--',
    ...sources,
    ...folders,
  );
  const manifest = `${packageFolder}/package.json`;
  return {
    name,
    project,
    packageFolder,
    since,
    keepsVersion:
      versionIn(await git('show', `HEAD:${manifest}`)) !==
      versionIn(await git('show', `${since}:${manifest}`)),
    bump: bumpOf(messages.split('\0').map((message) => message.trim())),
  };
}

function versionIn(manifest: string): string | undefined {
  return /"version": "([^"]+)"/.exec(manifest)?.[1];
}
