import { chmod, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePythonProgram } from '../src/ensure-python-program.ts';
import { PythonMissing } from '../src/python-missing.ts';
import type { ToolOptions } from '../src/tool-options.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'netloom-python-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** A machine whose Python, if it has one, does what `script` says with the arguments of pip. */
async function machineWith(
  script: string | null,
): Promise<{ readonly options: ToolOptions; readonly told: string[] }> {
  const python = join(folder, 'python3');
  if (script !== null) await writeFile(python, `#!/bin/sh\n${script}\n`);
  if (script !== null) await chmod(python, 0o755);
  const told: string[] = [];
  const env = { PATH: `${folder}:/usr/bin:/bin`, XDG_CACHE_HOME: join(folder, 'cache') };
  return {
    options: { env: script === null ? { ...env, PATH: folder } : env, onProgress: (text) => told.push(text) },
    told,
  };
}

/** Installs a program that prints how it was installed. */
const INSTALL = `for last; do :; done
case "$*" in *install*) mkdir "$last/bin" && echo "$*" > "$last/bin/zizmor" ;; esac`;

describe(ensurePythonProgram, () => {
  it('installs the pinned version once, by its checksum and without dependencies', async () => {
    const { options, told } = await machineWith(INSTALL);
    const path = await ensurePythonProgram('zizmor', options);
    expect(path).toBe(join(folder, 'cache/netloom/tools/zizmor-1.32.0/zizmor'));
    expect(await readFile(path, 'utf8')).toContain('--require-hashes --no-deps --only-binary=:all:');
    expect(await ensurePythonProgram('zizmor', options)).toBe(path);
    expect(told).toEqual(['installing zizmor 1.32.0 from PyPI once']);
    expect(await readdir(join(path, '..'))).toEqual(['zizmor']);
  });

  it('leaves nothing behind where pip fails, whose error it throws', async () => {
    const { options } = await machineWith('case "$*" in *install*) echo "no such wheel" >&2; exit 1 ;; esac');
    await expect(ensurePythonProgram('zizmor', options)).rejects.toMatchObject({ stderr: 'no such wheel' });
    expect(await readdir(join(folder, 'cache/netloom/tools/zizmor-1.32.0'))).toEqual([]);
  });

  it.each([
    [null, 'python3 is not on PATH'],
    ['exit 1', 'has no pip'],
  ])('says what is missing where Python is %j', async (script, reason) => {
    const { options } = await machineWith(script);
    const program = ensurePythonProgram('zizmor', options);
    await expect(program).rejects.toThrow(PythonMissing);
    await expect(program).rejects.toThrow(`${reason}, and zizmor must be installed.`);
  });
});
