import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { repositoryKey } from '../gitops/application.ts';

/** The remotes of a Git checkout, as `repositoryKey` writes them; none where the folder is not the root of one. */
export function remotesOf(root: string): readonly string[] {
  try {
    const config = readFileSync(join(gitFolder(root), 'config'), 'utf8');
    return [...config.matchAll(/^\s*url\s*=\s*(\S+)/gm)].map(([, url = '']) => repositoryKey(url));
  } catch {
    return [];
  }
}

/** gitrepository-layout(5): a worktree and a submodule have a file `.git` that names a folder, and the one of a worktree names the common one. */
function gitFolder(root: string): string {
  const path = join(root, '.git');
  if (statSync(path).isDirectory()) return path;
  const [, named = ''] = /^gitdir: (.*)$/m.exec(readFileSync(path, 'utf8')) ?? [];
  const folder = resolve(root, named);
  const common = join(folder, 'commondir');
  return statSync(common, { throwIfNoEntry: false }) === undefined
    ? folder
    : resolve(folder, readFileSync(common, 'utf8').trim());
}
