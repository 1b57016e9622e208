import { glob } from 'node:fs/promises';
import { findHelm } from '@netloom/helm';
import { execa } from 'execa';
import { ReleaseClient } from 'nx/release/index.js';
import { changelogEntry } from './changelog-entry.ts';
import { gitIn } from './git.ts';
import { manifestDifference } from './manifest-difference.ts';
import { writeNextVersions, type NextVersion } from './next-versions.ts';
import { planRelease, type PlannedChart } from './plan-release.ts';
import { preparedChangelog } from './prepared-changelog.ts';
import { releasedCharts } from './released-chart.ts';
import { syncManifests } from './sync-manifests.ts';

/** A reason not to release. */
export class NotReleasable extends Error {
  override readonly name = 'NotReleasable';
}

export interface ReleasedVersion {
  readonly chart: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Releases each chart whose packaged content changed since its last tag: versions, then everything rendered from them,
 * then changelogs, one commit and a tag for each chart. Nothing is pushed.
 */
export async function releaseCharts({
  root,
  today,
}: {
  readonly root: string;
  readonly today: Date;
}): Promise<readonly ReleasedVersion[]> {
  const git = gitIn(root);
  if ((await git('status', '--porcelain')) !== '') {
    throw new NotReleasable(
      'the working tree has changes that are not committed: commit or stash them first.',
    );
  }
  await netloom(root, 'render', '--check');
  const helm = await findHelm(process);
  const charts = releasedCharts();
  const planned = await planRelease({ root, charts, git });
  if (planned.length === 0) return [];

  const versions = await writeNextVersions(new ReleaseClient({}), { root, planned });
  await syncManifests(root, {
    versions,
    folders: new Map(charts.map(({ project, packageFolder }) => [project, packageFolder])),
  });
  await renderAgain(root);

  // a diff has only what git knows
  await git('add', '--all');
  const date = today.toISOString().slice(0, 10);
  const manifestsSince = (since: string): Promise<string> => manifestDifference({ root, since, git, helm });
  const entries = new Map<string, string>();
  for (const item of planned) {
    const entry = await changelogEntry(item, { git, versions, planned, date, manifestsSince });
    entries.set(item.chart.project, entry);
  }
  await commitWithChangelogs(entries, versions);
  return planned.map((item) => toReleasedVersion(item, versions));
}

/** In processes of their own: this one has read the old versions already. */
async function renderAgain(root: string): Promise<void> {
  await netloom(root, 'render');
  for await (const network of glob('networks/**/network.yaml', { cwd: root })) {
    await netloom(root, 'build', network);
  }
}

async function netloom(root: string, ...args: readonly string[]): Promise<void> {
  await execa('node', ['packages/cli/bin/netloom.js', ...args], {
    cwd: root,
    preferLocal: true,
    stdin: 'ignore',
  });
}

async function commitWithChangelogs(
  entries: ReadonlyMap<string, string>,
  versions: ReadonlyMap<string, NextVersion>,
): Promise<void> {
  const client = new ReleaseClient({
    changelog: { projectChangelogs: { renderer: preparedChangelog(entries) } },
  });
  await client.releaseChangelog({
    projects: [...entries.keys()],
    versionData: Object.fromEntries(
      [...versions].map(([project, { from, to }]) => [
        project,
        { currentVersion: from, newVersion: to, dependentProjects: [] },
      ]),
    ),
    firstRelease: true,
    createRelease: false,
    stageChanges: true,
    gitCommit: true,
    gitTag: true,
    gitPush: false,
  });
}

function toReleasedVersion(
  { chart }: PlannedChart,
  versions: ReadonlyMap<string, NextVersion>,
): ReleasedVersion {
  const version = versions.get(chart.project);
  if (version === undefined) throw new Error(`${chart.project} has no next version`);
  return { chart: chart.name, ...version };
}
