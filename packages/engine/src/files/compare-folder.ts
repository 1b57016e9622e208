import { resolve } from 'node:path';
import { differenceOf, type Difference } from './difference.ts';
import { MANIFEST, printManifest, writtenBy } from './manifest.ts';
import { refuseSymlinks } from './paths.ts';
import { readFolder, type FolderState } from './read-folder.ts';
import { digests, sha256 } from './sha256.ts';

export interface Comparison extends Difference {
  /** The version of netloom that wrote the folder; null where that is not known. */
  readonly writtenBy: string | null;
}

/** How `folder` differs from what writeFolder would make of it. */
export async function compareFolder(folder: string, files: ReadonlyMap<string, string>): Promise<Comparison> {
  const target = resolve(folder);
  refuseSymlinks(target);
  return comparisonOf(await readFolder(target), digests(files));
}

/** The version is not compared: a netloom that generates the same files has nothing to write. */
export function comparisonOf(there: FolderState | null, desired: ReadonlyMap<string, string>): Comparison {
  const manifest = there?.manifest ?? null;
  const version = manifest === null ? null : writtenBy(manifest);
  const ofManifest = sha256(printManifest(desired, version));
  const difference = differenceOf(there?.digests ?? new Map(), new Map([...desired, [MANIFEST, ofManifest]]));
  return { ...difference, writtenBy: version };
}
