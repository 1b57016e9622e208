import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReleaseClient } from 'nx/release/index.js';
import type { Bump } from './bump.ts';

export type VersionData = Awaited<ReturnType<ReleaseClient['releaseVersion']>>['projectsVersionData'];

/** The version of a project before and after. */
export interface NextVersion {
  readonly from: string;
  readonly to: string;
}

/** A project that gets a version. */
export interface DueProject {
  /** What a person calls it: metallb. */
  readonly name: string;
  readonly project: string;
  /** Below the workspace: packages/metallb. */
  readonly packageFolder: string;
  /** Whether the version on disk was never released, and is the one to release. */
  readonly keepsVersion: boolean;
  /** By how much it differs, where Nx does not know: it weighs only the commits to the project itself. */
  readonly bump?: Bump;
}

/**
 * Writes the next version of each project into its package.json: by what it states or by the conventional commits since
 * its last release, and a patch where they imply none although the content differs.
 */
export async function writeNextVersions(
  client: ReleaseClient,
  { root, due }: { readonly root: string; readonly due: readonly DueProject[] },
): Promise<ReadonlyMap<string, NextVersion>> {
  const versions = new Map<string, NextVersion>();
  for (const { project, packageFolder } of due.filter(({ keepsVersion }) => keepsVersion)) {
    const version = await versionOnDisk(join(root, packageFolder));
    versions.set(project, { from: version, to: version });
  }
  const raised = due.filter(({ keepsVersion }) => !keepsVersion);
  const byCommits = await bumpVersions(
    client,
    raised.filter(({ bump }) => bump === undefined),
  );
  const others = raised.filter(({ project }) => !byCommits.has(project));
  for (const [bump, projects] of Map.groupBy(others, ({ bump = 'patch' }) => bump)) {
    for (const [project, version] of await bumpVersions(client, projects, bump)) {
      versions.set(project, version);
    }
  }
  return new Map([...versions, ...byCommits]);
}

export function versionOf(project: string, versions: ReadonlyMap<string, NextVersion>): NextVersion {
  const version = versions.get(project);
  if (version === undefined) throw new Error(`${project} has no next version`);
  return version;
}

async function bumpVersions(
  client: ReleaseClient,
  due: readonly DueProject[],
  specifier?: Bump,
): Promise<ReadonlyMap<string, NextVersion>> {
  if (due.length === 0) return new Map();
  const projects = due.map(({ project }) => project);
  const { projectsVersionData } = await client.releaseVersion({
    projects,
    stageChanges: false,
    gitCommit: false,
    gitTag: false,
    ...(specifier === undefined ? {} : { specifier }),
  });
  return new Map(
    Object.entries(projectsVersionData).flatMap(([project, { currentVersion, newVersion }]) =>
      newVersion === null || !projects.includes(project)
        ? []
        : [[project, { from: currentVersion, to: newVersion }] as const],
    ),
  );
}

async function versionOnDisk(folder: string): Promise<string> {
  const path = join(folder, 'package.json');
  const content: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (
    typeof content === 'object' &&
    content !== null &&
    'version' in content &&
    typeof content.version === 'string'
  ) {
    return content.version;
  }
  throw new Error(`${path} has no version`);
}
