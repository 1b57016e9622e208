import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { userCache, type Environment } from '@netloom/helm';
import { withProcessLock } from './process-lock.ts';

export interface InstallInput {
  readonly name: string;
  /** Each has a folder of its own, so that nothing is ever stale. */
  readonly version: string;
  readonly env: Environment;
  /** Called with the process that installs it at the same time. */
  readonly onWait: (pid: number) => void;
}

/**
 * The path of a program in the user cache. `install` is called where it is not there: it gets an empty folder, and returns
 * the path of the program in it. Of several processes one installs for all.
 */
export async function installOnce(
  { name, version, env, onWait }: InstallInput,
  install: (folder: string) => Promise<string>,
): Promise<string> {
  const folder = join(userCache(env), 'tools', `${name}-${version}`);
  const path = join(folder, name);
  if (await exists(path)) return path;
  await mkdir(folder, { recursive: true });
  const work = async (): Promise<string> => {
    if (await exists(path)) return path;
    // beside its place, so that the rename is atomic
    const target = await mkdtemp(join(folder, 'build-'));
    try {
      await rename(await install(target), path);
    } finally {
      await rm(target, { recursive: true, force: true });
    }
    return path;
  };
  return withProcessLock(join(folder, 'lock'), work, onWait);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
