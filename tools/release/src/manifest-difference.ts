import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { templateUmbrella } from '@netloom/archives';
import { unifiedDiff } from '@netloom/engine/fix';
import type { Helm } from '@netloom/helm';
import type { Git } from './git.ts';
import { objectsOf } from './objects-of.ts';

export interface ManifestComparison {
  readonly root: string;
  /** Any revision. */
  readonly since: string;
  readonly git: Git;
  readonly helm: Helm;
}

/** How the homelab's objects differ from those of a revision: a unified diff, in which each object is a file. */
export async function manifestDifference({ root, since, git, helm }: ManifestComparison): Promise<string> {
  const before = await atRevision(since, { git, use: (folder) => objectsIn(folder, helm) });
  const after = await objectsIn(root, helm);
  return [...new Set([...before.keys(), ...after.keys()])]
    .toSorted()
    .map((file) => unifiedDiff({ file, before: before.get(file) ?? '', after: after.get(file) ?? '' }))
    .join('');
}

/** The charts and the values are both those of the folder, as Argo CD would take them from that revision. */
async function objectsIn(root: string, helm: Helm): Promise<ReadonlyMap<string, string>> {
  const path = join(root, 'networks/homelab/generated/values.yaml');
  if (!existsSync(path)) return new Map();
  const values = await readFile(path, 'utf8');
  return objectsOf(await templateUmbrella({ charts: join(root, 'charts'), values, helm }));
}

/** Calls `use` with a folder that has the files of a revision. */
async function atRevision<T>(
  revision: string,
  { git, use }: { readonly git: Git; readonly use: (folder: string) => Promise<T> },
): Promise<T> {
  const scratch = await mkdtemp(join(tmpdir(), 'netloom-release-'));
  const folder = join(scratch, 'tree');
  try {
    await git('worktree', 'add', '--quiet', '--detach', folder, revision);
    return await use(folder);
  } finally {
    await rm(scratch, { recursive: true, force: true });
    await git('worktree', 'prune');
  }
}
