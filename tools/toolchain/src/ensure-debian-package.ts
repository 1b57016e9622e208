import { access, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { userCache } from '@netloom/helm';
import { DebianMissing } from './debian-missing.ts';
import { fetchPackage } from './fetch-debian-package.ts';
import type { ToolOptions } from './tool-options.ts';

export interface PackageOptions {
  /** A path inside of the package, without which it is of no use. */
  readonly program: string;
  readonly dependencies?: true;
  readonly options: ToolOptions;
}

/** The folder with an unpacked package, which is fetched into the user cache if it is not there. Throws DebianMissing. */
export async function ensureDebianPackage(
  name: string,
  { program, options, ...fetch }: PackageOptions,
): Promise<string> {
  const cache = join(userCache(options.env), 'debian');
  const kept = await newestVersion(cache, name);
  if (kept !== null) return join(cache, kept);
  await mkdir(cache, { recursive: true });
  // beside its place, so that the rename is atomic
  const scratch = await mkdtemp(join(cache, 'fetch-'));
  try {
    const { version, folder } = await fetchPackage(name, { ...fetch, scratch, options });
    await access(join(folder, program)).catch((error: unknown) => {
      throw new DebianMissing(name, `its package ${version} has no ${program}.`, { cause: error });
    });
    const target = join(cache, `${name}_${version}`);
    await renameOnce(folder, target);
    return target;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The folder of the newest version in the cache. */
async function newestVersion(cache: string, name: string): Promise<string | null> {
  const folders = await readdir(cache).catch(() => []);
  const ofThis = folders.filter((folder) => folder.startsWith(`${name}_`));
  return ofThis.toSorted().at(-1) ?? null;
}

/** Several processes may fetch at once; all of them fetch the same. */
async function renameOnce(folder: string, target: string): Promise<void> {
  try {
    await rename(folder, target);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  }
}
