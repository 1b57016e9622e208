import { rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WatchedFiles } from '../../src/watch/watched-files.ts';
import { inTempFolder } from '../netloom.ts';

const { signal } = new AbortController();

async function watching(
  paths: readonly string[],
  use: (files: WatchedFiles) => Promise<void>,
): Promise<void> {
  const files = await WatchedFiles.open(paths);
  try {
    await use(files);
  } finally {
    files.close();
  }
}

describe(WatchedFiles, () => {
  it('names a file that is written, replaced or removed, each time', () =>
    inTempFolder(async (folder) => {
      const [one, two] = [join(folder, 'one'), join(folder, 'two')];
      await writeFile(one, '1');
      await writeFile(two, '1');
      await watching([one, two], async (files) => {
        await writeFile(two, '2');
        expect(await files.nextChange(signal)).toBe(two);
        for (const text of ['2', '3']) {
          await writeFile(join(folder, 'one~'), text);
          await rename(join(folder, 'one~'), one);
          expect(await files.nextChange(signal)).toBe(one);
        }
        await rm(two);
        expect(await files.nextChange(signal)).toBe(two);
      });
    }));

  it('names a file that a link leads to', () =>
    inTempFolder(async (folder) => {
      const [file, link] = [join(folder, 'file'), join(folder, 'link')];
      await writeFile(file, '1');
      await symlink(file, link);
      await watching([link], async (files) => {
        await writeFile(file, '2');
        expect(await files.nextChange(signal)).toBe(link);
      });
    }));

  it('passes over what makes no difference', () =>
    inTempFolder(async (folder) => {
      const [one, two] = [join(folder, 'one'), join(folder, 'two')];
      await writeFile(one, '1');
      await writeFile(two, '1');
      await watching([one, two], async (files) => {
        await utimes(one, 1, 1);
        await writeFile(one, '1');
        await writeFile(join(folder, 'other'), '1');
        await writeFile(two, '2');
        expect(await files.nextChange(signal)).toBe(two);
      });
    }));

  it('ends where it is interrupted', () =>
    inTempFolder(async (folder) => {
      const interrupted = new AbortController();
      await watching([join(folder, 'none')], async (files) => {
        const next = files.nextChange(interrupted.signal);
        interrupted.abort();
        expect(await next).toBeNull();
        expect(await files.nextChange(interrupted.signal)).toBeNull();
      });
    }));
});
