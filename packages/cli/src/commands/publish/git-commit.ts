import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Commit } from '@netloom/registry';

const run = promisify(execFile);

/** The commit of a folder's checkout; null where there is no git, or none that can be read. */
export async function gitCommit(folder: string): Promise<Commit | null> {
  try {
    const { stdout: commit } = await run('git', ['rev-parse', 'HEAD'], { cwd: folder });
    const { stdout: changes } = await run('git', ['status', '--porcelain', '--', '.'], { cwd: folder });
    return { commit: commit.trim(), dirty: changes !== '' };
  } catch {
    return null;
  }
}
