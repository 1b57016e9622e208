import { lstatSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { visible } from '@netloom/diagnostics';
import { Refused } from '@netloom/diagnostics/error';
import { hasCode } from './error-code.ts';
import { isLitter } from './litter.ts';
import { MANIFEST } from './manifest.ts';
import { pathFrom } from './path-from.ts';
import { sha256 } from './sha256.ts';

export interface FolderState {
  /** path → sha256 of every file, the manifest too. */
  readonly digests: ReadonlyMap<string, string>;
  /** The manifest's text; null where there is none. */
  readonly manifest: string | null;
  /** Files of file managers and editors, which are ignored. */
  readonly litter: readonly string[];
}

/** What is in the folder; null where there is no folder. Anything but plain files and folders is refused. */
export async function readFolder(folder: string): Promise<FolderState | null> {
  if (!isFolder(folder)) return null;
  const names: string[] = [];
  const litter: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) continue;
    const name = pathFrom(folder, path);
    if (isLitter(entry.name)) {
      if (entry.isFile()) litter.push(name);
      continue;
    }
    if (!entry.isFile()) {
      throw new Refused(`${visible(path)} is neither a file nor a folder: nothing is written beside it.`);
    }
    names.push(name);
  }
  const contents = await Promise.all(
    names.map(async (name) => [name, await readFile(join(folder, name))] as const),
  );
  return {
    digests: new Map(contents.map(([name, bytes]) => [name, sha256(bytes)])),
    manifest: contents.find(([name]) => name === MANIFEST)?.[1].toString('utf8') ?? null,
    litter,
  };
}

/** Whether there is a folder; anything else in its place is refused. */
export function isFolder(path: string): boolean {
  try {
    if (lstatSync(path).isDirectory()) return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
  throw new Refused(`${visible(path)} is not a folder: move it away.`);
}
