import { access, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder for this user alone, and those above it, each with one call. Node's `recursive` does not end where a
 * folder can not be made in one that is there and the system says ENOENT (mkdir(2) on /proc): Node takes it as a parent
 * that is missing, and makes that one again. Throws the error of the file system.
 */
export async function makeFolder(folder: string): Promise<void> {
  const parent = dirname(folder);
  if (parent !== folder && !(await isThere(parent))) await makeFolder(parent);
  try {
    await mkdir(folder, { mode: 0o700 });
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
