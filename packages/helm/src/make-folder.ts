import { access, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface FolderOptions {
  /** The rights of each folder that is made, less those that the user's umask takes; all by default. */
  readonly mode?: number;
}

/** The mode of what only this user may read. */
export const PRIVATE = 0o700;

/**
 * Makes a folder, and those above it, each with one call. Node's `recursive` does not end where a folder can not be made in
 * one that is there and the system says ENOENT (mkdir(2) on /proc): Node takes it as a parent that is missing, and makes
 * that one again. Throws the error of the file system.
 */
export async function makeFolder(folder: string, options: FolderOptions = {}): Promise<void> {
  const parent = dirname(folder);
  if (parent !== folder && !(await isThere(parent))) await makeFolder(parent, options);
  try {
    await mkdir(folder, options);
  } catch (error) {
    if (!isThereAlready(error)) throw error;
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

function isThereAlready(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST';
}
