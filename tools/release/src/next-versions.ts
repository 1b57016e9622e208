import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReleaseClient } from 'nx/release/index.js';
import type { PlannedChart } from './plan-release.ts';

export type VersionData = Awaited<ReturnType<ReleaseClient['releaseVersion']>>['projectsVersionData'];

/** The version of a project before and after. */
export interface NextVersion {
  readonly from: string;
  readonly to: string;
}

/**
 * Writes the next version of each planned chart into its package.json: by the conventional commits since its
 * last release, and a patch where they imply none although the content differs.
 */
export async function writeNextVersions(
  client: ReleaseClient,
  { root, planned }: { readonly root: string; readonly planned: readonly PlannedChart[] },
): Promise<ReadonlyMap<string, NextVersion>> {
  const versions = new Map<string, NextVersion>();
  for (const { chart } of planned.filter(({ keepsVersion }) => keepsVersion)) {
    const version = await versionOnDisk(join(root, chart.packageFolder));
    versions.set(chart.project, { from: version, to: version });
  }
  const raised = planned.filter(({ keepsVersion }) => !keepsVersion).map(({ chart }) => chart.project);
  const byCommits = await bumpVersions(client, raised);
  const unbumped = raised.filter((project) => !byCommits.has(project));
  return new Map([...versions, ...byCommits, ...(await bumpVersions(client, unbumped, 'patch'))]);
}

async function bumpVersions(
  client: ReleaseClient,
  projects: readonly string[],
  specifier?: 'patch',
): Promise<ReadonlyMap<string, NextVersion>> {
  if (projects.length === 0) return new Map();
  const { projectsVersionData } = await client.releaseVersion({
    projects: [...projects],
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
