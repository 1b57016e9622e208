import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Refused } from '@netloom/diagnostics/error';
import { withFileLock } from './lock.ts';
import { refuseSymlinks } from './paths.ts';
import { stageAndRename } from './stage-and-rename.ts';

/** Replaces the text of a person's own file, completely or not at all; refuses if it is no longer `before`. */
export async function replaceText(
  path: string,
  { before, after }: { readonly before: string; readonly after: string },
): Promise<void> {
  const target = resolve(path);
  refuseSymlinks(target);
  await withFileLock(`${target}.netloom-lock`, async () => {
    const rights = await stat(target);
    if ((await readFile(target, 'utf8')) !== before) {
      throw new Refused(`${path} was changed while it was checked: run again.`);
    }
    await stageAndRename(target, after, rights);
  });
}
