import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { visible } from '@netloom/diagnostics/visible';
import type { Context } from '../context.ts';
import { shortPath } from '../network-input/find-network.ts';

const run = promisify(execFile);

/** What may be published of a folder: paths from it that git tracks. null where there is no git, or no repository that tracks any of it. */
export async function trackedFiles(
  folder: string,
  { terminal }: Pick<Context, 'terminal'>,
): Promise<ReadonlySet<string> | null> {
  const tracked = await listed(['--cached'], folder);
  if (tracked.length === 0) return null;
  for (const path of await listed(['--others'], folder)) {
    // a file that somebody forgot to add is missed, and one that was never meant to be published is not
    if (!path.split('/').includes('ci'))
      {terminal.err(`netloom: ${visible(shortPath(join(folder, path)))} is left out: git does not track it\n`);}
  }
  return new Set(tracked);
}

async function listed(which: readonly string[], cwd: string): Promise<readonly string[]> {
  try {
    const { stdout } = await run('git', ['ls-files', '-z', ...which, '--', '.'], {
      cwd,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout.split('\0').filter((path) => path !== '');
  } catch {
    return [];
  }
}
