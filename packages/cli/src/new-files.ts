import { access, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Refused } from '@netloom/diagnostics/error';
import { hasCode } from '@netloom/engine';
import { makeFolder } from '@netloom/helm/make-folder';

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

/** What a person can do in place of writing a file that is there already. */
export type WayOut = (path: string) => string;

/** Writes files that are not there yet; one that is there is refused. */
export async function writeNewFiles(files: readonly NewFile[], wayOut?: WayOut): Promise<void> {
  const written: string[] = [];
  for (const { path, text } of files) {
    await makeFolder(dirname(path));
    try {
      await writeFile(path, text, { flag: 'wx' });
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
      const help = wayOut === undefined ? '' : `: ${wayOut(path)}`;
      throw new Refused(
        `${alreadyThere(path)}${help}${written.length === 0 ? '' : `; wrote ${written.join(', ')}`}`,
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
