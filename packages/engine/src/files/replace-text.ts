import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Refused } from '@netloom/diagnostics/error';
import { withLock } from './lock.ts';
import { refuseSymlinks } from './paths.ts';
import { stageAndRename } from './stage-and-rename.ts';

/** Puts `after` in the place of a person's own file, whole or not at all; refuses if it no longer holds `before`. */
export async function replaceText(
  path: string,
  { before, after }: { readonly before: string; readonly after: string },
): Promise<void> {
  const target = resolve(path);
  await refuseSymlinks(target);
  await withLock(`${target}.netloom-lock`, async () => {
    const rights = await stat(target);
    if ((await readFile(target, 'utf8')) !== before) {
      throw new Refused(`${path} was changed while it was checked: run again.`);
    }
    await stageAndRename(target, after, rights);
  });
}
