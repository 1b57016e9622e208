import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Refused } from '@netloom/diagnostics/error';
import { hasCode } from '@netloom/engine';

export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** Refuses before the first question what could not be written after the last one. */
export async function refuseExisting(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    if (await exists(path)) throw new Refused(alreadyThere(path));
  }
}

/** Writes files that are not there yet. */
export async function writeNewFiles(files: readonly NewFile[]): Promise<void> {
  const written: string[] = [];
  for (const { path, text } of files) {
    await mkdir(dirname(path), { recursive: true });
    try {
      await writeFile(path, text, { flag: 'wx' });
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
      throw new Refused(
        `${alreadyThere(path)}${written.length === 0 ? '' : `; wrote ${written.join(', ')}`}`,
      );
    }
    written.push(path);
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

function alreadyThere(path: string): string {
  return `${path} is there already, and is kept`;
}
