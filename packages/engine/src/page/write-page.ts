import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { visible } from '@netloom/diagnostics';
import { Refused } from '@netloom/diagnostics/error';
import { makeFolder } from '@netloom/helm/make-folder';
import { hasCode } from '../files/error-code.ts';
import { withFileLock } from '../files/lock.ts';
import { refuseSymlinks } from '../files/paths.ts';
import { stageAndRename } from '../files/stage-and-rename.ts';

/** In the head of every page. */
const MARK = '<meta name="generator" content="netloom';

/** Writes a page, completely or not at all, over nothing but a page. */
export async function writePage(path: string, html: string): Promise<void> {
  const target = resolve(path);
  refuseSymlinks(target);
  await makeFolder(dirname(target));
  await withFileLock(`${target}.netloom-lock`, async () => {
    const there = await readFile(target, 'utf8').catch((error: unknown) => {
      if (hasCode(error, 'ENOENT')) return null;
      if (hasCode(error, 'EISDIR')) throw new Refused(`${visible(path)} is a folder: name a file.`);
      throw error;
    });
    if (there !== null && !there.includes(MARK)) {
      throw new Refused(`${visible(path)} was not written by netloom: move it away, or name another file.`);
    }
    await stageAndRename(target, html);
  });
}
