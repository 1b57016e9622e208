import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findHelm } from '@netloom/helm';
import { declaredRepository } from '@netloom/npm-package';
import { execa } from 'execa';
import { ReleaseClient } from 'nx/release/index.js';
import { changelogEntry } from './changelog-entry.ts';
import { commandEntry } from './command-entry.ts';
import { gitIn } from './git.ts';
import { keepReleased } from './keep-released.ts';
import { manifestDifference } from './manifest-difference.ts';
import { versionOf, writeNextVersions, type NextVersion } from './next-versions.ts';
import { planCommand } from './plan-command.ts';
import { planRelease } from './plan-release.ts';
import { preparedChangelog } from './prepared-changelog.ts';
import { releasedCharts } from './released-chart.ts';
import { syncManifests } from './sync-manifests.ts';
import { CHANGELOG, splitChangelog } from './unreleased.ts';

/** A reason not to release. */
export class NotReleasable extends Error {
  override readonly name = 'NotReleasable';
}

export interface ReleasedVersion extends NextVersion {
  readonly name: string;
}

/**
 * Releases each chart whose packaged content changed since its last tag, and the command with it or with any other change of
 * what is in its tarball: versions, then everything rendered from them, then changelogs, one commit and a tag for each.
 * Nothing is pushed.
 */
export async function release({
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
  if ((await declaredRepository(root)) === null) {
    throw new NotReleasable(
      'package.json declares no repository, which the npm package and docs/upgrading.md name: run `npm pkg set repository.type=git repository.url=git+https://HOST/PATH.git` with its address, and commit it.',
    );
  }
  await netloom(root, 'render', '--check');
  const helm = await findHelm(process);
  const charts = releasedCharts();
  const planned = await planRelease({ root, charts, git });
  const command = await planCommand({ git, charts: planned });
  // without it, no chart is due
  if (command === null) return [];

  const due = [...planned, command];
  const versions = await writeNextVersions(new ReleaseClient({}), { root, due });
  await syncManifests(root, {
    versions,
    folders: new Map(due.map(({ project, packageFolder }) => [project, packageFolder])),
  });
  await renderAgain(root);
  await keepReleased({ root, helm, netloom: (...args) => netloom(root, ...args) });
  const notes = await takeNotes(root);

  // a diff has only what git knows
  await git('add', '--all');
  const date = today.toISOString().slice(0, 10);
  const context = { git, versions, planned, date };
  const entries = new Map<string, string>();
  for (const item of planned) entries.set(item.project, await changelogEntry(item, context));
  const manifestsSince = (since: string): Promise<string> => manifestDifference({ root, since, git, helm });
  entries.set(command.project, await commandEntry(command, { ...context, notes, manifestsSince }));
  await commitWithChangelogs(entries, versions);
  return due.map(({ name, project }) => ({ name, ...versionOf(project, versions) }));
}

/** Takes the notes of this release out of the changelog, which gets them back as a part of an entry. */
async function takeNotes(root: string): Promise<string> {
  const path = join(root, CHANGELOG);
  const { notes, released } = splitChangelog(await readFile(path, 'utf8'));
  if (released === '') await rm(path);
  else await writeFile(path, released);
  return notes;
}

/** In processes of their own: this one has read the old versions already. */
async function renderAgain(root: string): Promise<void> {
  await netloom(root, 'render');
  for await (const network of glob('networks/**/network.yaml', { cwd: root })) {
    await netloom(root, 'build', network);
  }
  await execa('node', ['tools/docs/src/main.ts'], { cwd: root, stdin: 'ignore' });
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
