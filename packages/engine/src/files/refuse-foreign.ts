import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { visible } from '@netloom/diagnostics';
import { Refused } from '@netloom/diagnostics/error';
import { hasCode } from './error-code.ts';
import { isLitter } from './litter.ts';
import { MANIFEST, readManifest } from './manifest.ts';
import type { FolderState } from './read-folder.ts';

/** Does not read the whole folder, which may be a home folder or the root. */
export async function refuseUnwritable(target: string, folder: string): Promise<void> {
  if (target === dirname(target)) {
    throw new Refused(`${folder} is the root of the file system: choose a folder of its own.`);
  }
  const names = await readdir(target).catch((error: unknown): readonly string[] => {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return [];
    throw error;
  });
  if (names.includes(MANIFEST) || names.every(isLitter)) return;
  throw new Refused(
    `${visible(folder)} was not written by netloom (it has no ${MANIFEST}): move it away, or choose another folder.`,
  );
}

interface Ownership {
  readonly folder: string;
  readonly there: FolderState | null;
  readonly desired: ReadonlyMap<string, string>;
}

/** Refuses a folder with edited or added files, which a build would overwrite. */
export function refuseForeign({ folder, there, desired }: Ownership): void {
  if (there === null || there.digests.size === 0) return;
  const ours = there.manifest === null ? null : readManifest(there.manifest);
  if (ours === null) {
    throw new Refused(
      `${visible(folder)} was not written by netloom (it has no ${MANIFEST}): move it away, or choose another folder.`,
    );
  }
  const foreign = [...there.digests]
    .filter(
      ([path, digest]) => path !== MANIFEST && digest !== ours.get(path) && digest !== desired.get(path),
    )
    .map(([path]) => path)
    .sort();
  if (foreign.length === 0) return;
  const edited = foreign.filter((path) => ours.has(path)).map(visible);
  const added = foreign.filter((path) => !ours.has(path)).map(visible);
  const parts = [
    ...(edited.length > 0 ? [`edited: ${edited.join(', ')}`] : []),
    ...(added.length > 0 ? [`added: ${added.join(', ')}`] : []),
  ];
  throw new Refused(
    `${visible(folder)} has changes that netloom did not make (${parts.join('; ')}): move it away, or delete the folder, and run again.`,
  );
}
