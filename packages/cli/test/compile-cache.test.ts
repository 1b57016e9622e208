import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import manifest from '../package.json' with { type: 'json' };
import { BIN, inTempFolder, netloomProcess, type Run } from './netloom.ts';

const isRoot = process.getuid?.() === 0;
if (!isRoot) console.warn('skipped: only root can give a folder to another user');
const asRoot = isRoot ? it : it.skip;
const hasProc = existsSync('/proc/self');
if (!hasProc) console.warn('skipped: there is no /proc');
const onProc = hasProc ? it : it.skip;

/** The mode of a folder, without what kind of file it is. */
async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}

describe('the cache of compiled code', () => {
  const run = (folder: string, env: Readonly<Record<string, string>> = {}): Promise<Run> =>
    netloomProcess(['--version'], {
      bin: BIN,
      cwd: folder,
      env: { TMPDIR: folder, XDG_CACHE_HOME: join(folder, 'cache'), NODE_COMPILE_CACHE: undefined, ...env },
    });
  const DONE = { code: 0, stdout: `${manifest.version}\n`, stderr: '' };

  it("is in the user's own cache, where nobody else may look, and never in the temporary folder", () =>
    inTempFolder(async (folder) => {
      expect(await run(folder)).toEqual(DONE);
      const place = join(folder, 'cache', 'netloom', 'compile');
      expect([await modeOf(place), (await readdir(place)).length]).toEqual(['700', 1]);
      expect(await readdir(folder)).toEqual(['cache']);
    }));

  it('takes the rights of others away from a folder of our own', () =>
    inTempFolder(async (folder) => {
      const place = join(folder, 'cache', 'netloom', 'compile');
      await mkdir(place, { recursive: true, mode: 0o755 });
      await run(folder);
      expect(await modeOf(place)).toBe('700');
    }));

  asRoot('is not used where another user owns it', () =>
    inTempFolder(async (folder) => {
      const place = join(folder, 'cache', 'netloom', 'compile');
      await mkdir(place, { recursive: true });
      await chown(place, 12_345, 12_345);
      expect(await run(folder)).toEqual({
        ...DONE,
        stderr: `netloom: ${place} could be written to by another user: no compiled code is kept there.\n`,
      });
      expect(await readdir(place)).toEqual([]);
    }),
  );

  it('is not used below a folder that everybody may write to', () =>
    inTempFolder(async (folder) => {
      await mkdir(join(folder, 'cache'));
      await chmod(join(folder, 'cache'), 0o777);
      const { code, stderr } = await run(folder);
      expect([code, stderr]).toEqual([
        0,
        `netloom: ${join(folder, 'cache')} could be written to by another user: no compiled code is kept there.\n`,
      ]);
      expect(await readdir(join(folder, 'cache', 'netloom', 'compile'))).toEqual([]);
    }));

  onProc('is done without where no folder can be made', async () => {
    // one that does not end would outlive the test
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [BIN, '--version'], {
      env: { ...process.env, HOME: '/proc/none', XDG_CACHE_HOME: '', NODE_COMPILE_CACHE: undefined },
      timeout: 4_000,
      killSignal: 'SIGKILL',
    });
    expect({ code: 0, stdout, stderr }).toEqual(DONE);
  });

  it.each(['', '.', 'relative'])('is not in the working directory where HOME is "%s"', (home) =>
    inTempFolder(async (folder) => {
      const { code } = await run(folder, { HOME: home, XDG_CACHE_HOME: '' });
      expect([code, await readdir(folder)]).toEqual([0, []]);
    }),
  );
});
