import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOnPath } from '@netloom/helm';
import { execa } from 'execa';
import { DebianMissing } from '../src/debian-missing.ts';
import { ensureDebianProgram } from '../src/ensure-debian-program.ts';
import type { ToolOptions } from '../src/tool-options.ts';

const hasDpkg = (await findOnPath('dpkg-deb', process.env)) !== null;
if (!hasDpkg) process.stderr.write('skipped: unpacking a package, since dpkg-deb is not on PATH\n');
const withDpkg = hasDpkg ? it : it.skip;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'netloom-debian-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** A Debian whose apt-get does what `script` says, in the folder that it is called in. */
async function debianWith(
  script: string,
): Promise<{ readonly options: ToolOptions; readonly told: string[] }> {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  await writeFile(join(bin, 'apt-get'), `#!/bin/sh\n${script}\n`);
  await chmod(join(bin, 'apt-get'), 0o755);
  const told: string[] = [];
  const env = { PATH: `${bin}:${process.env.PATH ?? ''}`, XDG_CACHE_HOME: join(folder, 'cache') };
  return { options: { env, onProgress: (text) => told.push(text) }, told };
}

/** Builds the package `greeter` 1:2.0 with one file, and gives its path. */
async function buildPackage(file: string): Promise<string> {
  const root = join(folder, 'greeter');
  await mkdir(join(root, 'DEBIAN'), { recursive: true });
  await mkdir(join(root, 'usr/bin'), { recursive: true });
  const control =
    'Package: greeter\nVersion: 1:2.0\nArchitecture: all\nMaintainer: none\nDescription: says hello\n';
  await writeFile(join(root, 'DEBIAN/control'), control);
  await writeFile(join(root, 'usr/bin', file), '#!/bin/sh\necho hello\n', { mode: 0o755 });
  await execa('dpkg-deb', ['--root-owner-group', '--build', root, join(folder, 'greeter_2.0_all.deb')]);
  return join(folder, 'greeter_2.0_all.deb');
}

function download(archive: string): string {
  return `case "$*" in *download*) cp ${archive} . ;; esac`;
}

describe(ensureDebianProgram, () => {
  withDpkg(
    'unpacks the package into a folder of its version once, and returns the path of the program',
    async () => {
      const { options, told } = await debianWith(download(await buildPackage('greeter')));
      const path = await ensureDebianProgram('greeter', options);
      expect(path).toBe(join(folder, 'cache/netloom/debian/greeter_1:2.0/usr/bin/greeter'));
      expect((await execa(path)).stdout).toBe('hello');
      expect(await ensureDebianProgram('greeter', options)).toBe(path);
      expect(told).toEqual([
        "reading the package lists of this machine's Debian, for greeter",
        'fetching greeter once',
        'unpacking greeter 1:2.0',
      ]);
      expect(await readdir(join(folder, 'cache/netloom/debian'))).toEqual(['greeter_1:2.0']);
    },
  );

  withDpkg('throws where the package has no such program', async () => {
    const { options } = await debianWith(download(await buildPackage('other')));
    await expect(ensureDebianProgram('greeter', options)).rejects.toThrow(
      'greeter is not available from Debian: its package 1:2.0 has no usr/bin/greeter.',
    );
  });

  withDpkg('shows the error of apt where it has no such package', async () => {
    const { options } = await debianWith('echo "E: Unable to locate package greeter" >&2; exit 100');
    const program = ensureDebianProgram('greeter', options);
    await expect(program).rejects.toThrow(DebianMissing);
    await expect(program).rejects.toThrow(
      'greeter is not available from Debian: E: Unable to locate package greeter',
    );
    expect(await readdir(join(folder, 'cache/netloom/debian'))).toEqual([]);
  });

  it('takes the program on PATH where it is installed', async () => {
    const { options } = await debianWith('exit 1');
    expect(await ensureDebianProgram('apt-get', options)).toBe(join(folder, 'bin/apt-get'));
  });

  it('names what is missing where there is no apt', async () => {
    const options = { env: { PATH: folder, XDG_CACHE_HOME: folder }, onProgress: () => undefined };
    const program = ensureDebianProgram('greeter', options);
    await expect(program).rejects.toThrow(DebianMissing);
    await expect(program).rejects.toThrow('greeter is not available from Debian: apt-get is not on PATH.');
  });
});
