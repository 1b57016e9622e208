import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeFolder, PRIVATE } from '../src/make-folder.ts';
import { inTempFolder } from './temp-folder.ts';

const hasProc = existsSync('/proc/self');
if (!hasProc) console.warn('skipped: there is no /proc');
const onProc = hasProc ? it : it.skip;

describe(makeFolder, () => {
  it.each([
    ['for this user alone', { mode: PRIVATE }, 0o700],
    ["with the rights of the user's umask", {}, 0o777 & ~process.umask()],
  ])('makes the folders above, too, %s', (_title, options, mode) =>
    inTempFolder(async (folder) => {
      const made = [join(folder, 'a'), join(folder, 'a', 'b'), join(folder, 'a', 'b', 'c')];
      await makeFolder(made[2]!, options);
      const modes = await Promise.all(made.map(async (each) => (await stat(each)).mode & 0o777));
      expect(modes).toEqual([mode, mode, mode]);
    }),
  );

  it('leaves a folder that is there as it is', () =>
    inTempFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '');
      await makeFolder(folder);
      expect(await readdir(folder)).toEqual(['file']);
    }));

  it('makes one folder for several at once', () =>
    inTempFolder(async (folder) => {
      await Promise.all([1, 2, 3, 4].map(async () => makeFolder(join(folder, 'a', 'b'))));
      expect(await readdir(join(folder, 'a'))).toEqual(['b']);
    }));

  it('fails below a file', () =>
    inTempFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '');
      await expect(makeFolder(join(folder, 'file', 'below'))).rejects.toThrow('ENOTDIR');
    }));

  onProc('fails where the system says that a folder which is there does not exist', async () => {
    const source = new URL('../src/make-folder.ts', import.meta.url);
    const program = `import { makeFolder, PRIVATE } from ${JSON.stringify(source)};
await makeFolder('/proc/none/a/b').catch(({ code, path }) => console.log(code, path));`;
    // Node would not end in its own thread: only a process can be stopped
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', program],
      { timeout: 4_000, killSignal: 'SIGKILL' },
    );
    expect(stdout).toBe('ENOENT /proc/none\n');
  });
});
