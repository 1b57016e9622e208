import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { constants, copyFile, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { makeFolder } from '@netloom/helm/make-folder';
import { comparisonOf } from './compare-folder.ts';
import { isUpToDate, type Difference } from './difference.ts';
import { hasCode } from './error-code.ts';
import { flushFolder } from './flush-folder.ts';
import { flush } from './flush.ts';
import { foldersOf } from './folders-of.ts';
import { withFileLock } from './lock.ts';
import { MANIFEST, printManifest } from './manifest.ts';
import { assertOutputPaths, refuseSymlinks } from './paths.ts';
import { readFolder } from './read-folder.ts';
import { refuseForeign, refuseUnwritable } from './refuse-foreign.ts';
import { refuseNewer } from './refuse-newer.ts';
import { digests, sha256 } from './sha256.ts';
import { recover, swapFolder, type Places } from './swap-folder.ts';

export interface WriteOptions {
  /** The version of netloom that writes. Without it none is recorded, and no folder is refused for its version. */
  readonly version?: string;
  /** Also where a newer netloom wrote the folder. */
  readonly force?: boolean;
  /** Stops before the folder is swapped. */
  readonly signal?: AbortSignal;
}

/**
 * Makes `folder` hold exactly `files` and their manifest, all or nothing: a staged sibling takes the folder's place by
 * renaming. A folder with files or changes of others is refused, and one that a newer netloom wrote. Returns what was
 * different before.
 */
export async function writeFolder(
  folder: string,
  files: ReadonlyMap<string, string>,
  { version, force = false, signal }: WriteOptions = {},
): Promise<Difference> {
  assertOutputPaths(files.keys());
  const target = resolve(folder);
  refuseSymlinks(target);
  await refuseUnwritable(target, folder);
  await makeFolder(dirname(target));
  const beside = join(dirname(target), `.${basename(target)}.netloom`);
  const places: Places = { target, staged: `${beside}-new`, old: `${beside}-old` };
  return withFileLock(`${beside}-lock`, async (lock) => {
    await recover(places);
    const hashed = digests(files);
    const manifest = printManifest(hashed, version ?? null);
    const there = await readFolder(target);
    const { writtenBy: writer, ...difference } = comparisonOf(there, hashed);
    if (isUpToDate(difference)) return difference;
    if (!force) refuseNewer(folder, { writer, version: version ?? null });
    refuseForeign({ folder, there, desired: new Map([...hashed, [MANIFEST, sha256(manifest)]]) });
    try {
      await stage(places.staged, new Map([...files, [MANIFEST, manifest]]));
      await keepLitter(places, there?.litter ?? []);
      signal?.throwIfAborted();
      lock.assertHeld();
      await swapFolder(places);
    } finally {
      await rm(places.staged, { recursive: true, force: true });
    }
    return difference;
  });
}

/** Makes the folder, whose parent is there, with its files. */
async function stage(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const folders = foldersOf(folder, files.keys());
  for (const each of folders) mkdirSync(each);
  await Promise.all([...files].map(([path, text]) => writeFlushed(join(folder, path), text)));
  // fsync(2): the name of a file, or of a folder, is on the disk with the folder that has it
  await Promise.all(Array.from(folders, (each) => flushFolder(each)));
}

/** Only the flush waits for the disk; the rest is done sooner than handed to another thread. */
async function writeFlushed(path: string, text: string): Promise<void> {
  const file = openSync(path, 'wx');
  try {
    writeFileSync(file, text);
    await flush(file);
  } finally {
    closeSync(file);
  }
}

/** An editor's swap file may hold unsaved text: it is kept where its folder is kept. */
async function keepLitter({ target, staged }: Places, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    try {
      await copyFile(join(target, path), join(staged, path), constants.COPYFILE_EXCL);
    } catch (error) {
      if (!hasCode(error, 'ENOENT') && !hasCode(error, 'EEXIST')) throw error;
    }
  }
}
