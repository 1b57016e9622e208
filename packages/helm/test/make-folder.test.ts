import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeFolder, PRIVATE } from '../src/make-folder.ts';
import { inTempFolder } from './temp-folder.ts';

const hasProc = existsSync('/proc/self');
if (!hasProc) console.warn('skipped: there is no /proc');
const onProc = hasProc ? it : it.skip;

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

describe(makeFolder, () => {
  it('makes the folders above, too', () =>
    inTempFolder(async (folder) => {
      const made = [join(folder, 'a'), join(folder, 'a', 'b'), join(folder, 'a', 'b', 'c')];
      await makeFolder(made[2]!);
      const others = join(folder, 'others');
      await mkdir(others);
      expect(await Promise.all(made.map(modeOf))).toEqual(Array(3).fill(await modeOf(others)));
    }));

  it('makes them for this user alone where that is asked for', () =>
    inTempFolder(async (folder) => {
      const made = [join(folder, 'a'), join(folder, 'a', 'b')];
      await makeFolder(made[1]!, { mode: PRIVATE });
      expect(await Promise.all(made.map(modeOf))).toEqual([0o700, 0o700]);
    }));

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
