import { lstatSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RepositoryPlace } from '@netloom/network-model';
import { pathFrom } from '../files/path-from.ts';
import { upwards } from '../files/upwards.ts';

/**
 * Where a file lies in its Git checkout: the nearest folder upwards that holds `.git`, a folder or, in worktrees and
 * submodules, a file. Folders behind symbolic links count as what they are, since Git does not follow those.
 */
export async function findPlace(path: string): Promise<RepositoryPlace> {
  const folder = await realpath(dirname(path));
  for (const root of upwards(folder)) {
    if (exists(join(root, '.git'))) {
      return { kind: 'checkout', folder: pathFrom(root, folder) };
    }
  }
  return { kind: 'outside' };
}

function exists(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}
