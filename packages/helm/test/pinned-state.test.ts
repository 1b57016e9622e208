import { createHash } from 'node:crypto';
import { chmod, copyFile, readFile, rename, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pinnedState } from '../src/pinned-state.ts';
import { inTempFolder } from './temp-folder.ts';

const TEXT = 'a program';
const SHA256 = createHash('sha256').update(TEXT).digest('hex');

/** A file that was proven, and its folder. */
async function withProven(act: (path: string, folder: string) => Promise<void>): Promise<void> {
  await inTempFolder(async (folder) => {
    const path = join(folder, 'helm');
    await writeFile(path, TEXT);
    expect(await pinnedState(path, SHA256)).toBe('pinned');
    await act(path, folder);
  });
}

describe(pinnedState, () => {
  it('knows a file that is not there', async () => {
    await inTempFolder(async (folder) => {
      expect(await pinnedState(join(folder, 'helm'), SHA256)).toBe('absent');
    });
  });

  it('believes its record of a file that nobody changed', async () => {
    await withProven(async (path) => {
      const other = 'f'.repeat(64);
      expect(await pinnedState(path, other)).toBe('other');
      const record = await readFile(`${path}.sha256`, 'utf8');
      await writeFile(`${path}.sha256`, record.replace(SHA256, other));
      expect(await pinnedState(path, other)).toBe('pinned');
    });
  });

  it.each<[string, (path: string, folder: string) => Promise<void>]>([
    ['written in place, with its size and time as before', (path) => writeFile(path, 'b program')],
    [
      'replaced by a file of the same size and time',
      async (path, folder) => {
        await writeFile(join(folder, 'other'), 'b program');
        await rename(join(folder, 'other'), path);
      },
    ],
    ['cut off', (path) => truncate(path, 3)],
  ])('hashes a file again that was %s', async (_, change) => {
    await withProven(async (path, folder) => {
      const { atime, mtime } = await stat(path);
      // the clock of the file system may stand still for some milliseconds
      await new Promise((resolve) => setTimeout(resolve, 20));
      await change(path, folder);
      await utimes(path, atime, mtime);
      expect(await pinnedState(path, SHA256)).toBe('other');
    });
  });

  it('hashes a copy again, whose record was copied, too', async () => {
    await withProven(async (path, folder) => {
      const copy = join(folder, 'copy');
      await copyFile(path, copy);
      await copyFile(`${path}.sha256`, `${copy}.sha256`);
      await writeFile(copy, 'b program');
      expect(await pinnedState(copy, SHA256)).toBe('other');
    });
  });

  it('needs no record in a folder that cannot be written', async () => {
    await inTempFolder(async (folder) => {
      const path = join(folder, 'helm');
      await writeFile(path, TEXT);
      await chmod(folder, 0o500);
      expect(await pinnedState(path, SHA256)).toBe('pinned');
      await chmod(folder, 0o700);
    });
  });
});
