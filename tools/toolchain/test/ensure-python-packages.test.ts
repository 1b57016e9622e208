import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOnPath } from '@netloom/helm';
import { execa, ExecaError } from 'execa';
import { ensurePythonPackages } from '../src/ensure-python-packages.ts';
import { PythonMissing } from '../src/python-missing.ts';

const INSTALL_MS = 300_000;
const hasPython = (await findOnPath('python3', process.env)) !== null;
if (!hasPython) process.stderr.write('skipped: installing makejinja, since python3 is not on PATH\n');
const withPython = hasPython ? it : it.skip;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'netloom-python-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe(ensurePythonPackages, () => {
  withPython(
    'installs what is pinned once, for the Python that is on PATH',
    async () => {
      const told: string[] = [];
      const options = {
        env: { ...process.env, XDG_CACHE_HOME: folder },
        onProgress: (text: string) => told.push(text),
      };
      const packages = await ensurePythonPackages('makejinja', options);
      const args = ['-m', 'pip', 'list', '--path', packages.folder, '--format', 'freeze'];
      expect((await execa(packages.python, args)).stdout).toContain('makejinja==2.8.1\n');
      expect(await ensurePythonPackages('makejinja', options)).toEqual(packages);
      expect(told).toEqual(['installing makejinja for Python once']);
      expect(await readdir(join(folder, 'netloom/python'))).toHaveLength(1);
    },
    INSTALL_MS,
  );

  it('says what is missing where there is no Python', async () => {
    const packages = ensurePythonPackages('makejinja', {
      env: { PATH: folder, XDG_CACHE_HOME: folder },
      onProgress: () => undefined,
    });
    await expect(packages).rejects.toThrow(PythonMissing);
    await expect(packages).rejects.toThrow('python3 is not on PATH, and makejinja must be installed.');
  });

  it.each([
    ['has no pip', '-m pip --version', PythonMissing],
    ['no such wheel', 'install', ExecaError],
  ])('says that %s, and leaves nothing behind', async (message, failing, kind) => {
    const python = join(folder, 'python3');
    const script = `#!/bin/sh
case "$*" in
  -c*) echo "$0"; echo cpython-3 ;;
  *"${failing}"*) echo "${message}" >&2; exit 1 ;;
esac
`;
    await writeFile(python, script, { mode: 0o755 });
    const options = {
      env: { PATH: `${folder}:/usr/bin:/bin`, XDG_CACHE_HOME: folder },
      onProgress: () => undefined,
    };
    const packages = ensurePythonPackages('zizmor', options);
    await expect(packages).rejects.toThrow(kind);
    await expect(packages).rejects.toThrow(message);
    expect(await readdir(join(folder, 'netloom/python')).catch(() => [])).toEqual([]);
  });
});
