import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './support/repository.ts';

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly optional?: boolean;
  readonly bin?: Readonly<Record<string, string>>;
}

// the files are the repository's own, and these tests fail where they do not have this shape.
async function readLocked(folder: string): Promise<readonly (readonly [string, LockedPackage])[]> {
  const lock = JSON.parse(await readFile(join(ROOT, folder, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  return Object.entries(lock.packages).filter(([path]) => path.includes('node_modules/'));
}

describe.each(['.', 'site'])('what npm ci installs in %s', (folder) => {
  it('is named in the lockfile with its checksum', async () => {
    const installed = await readLocked(folder);
    const unchecked = installed.filter(([, { link, integrity }]) => link !== true && integrity === undefined);
    expect(unchecked.map(([path]) => path)).toEqual([]);
    expect(installed.length).toBeGreaterThan(0);
  });

  it('runs no program of a package while it is installed', async () => {
    expect(await readFile(join(ROOT, folder, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });
});

describe('what npm ci installs for everybody', () => {
  it('holds one version of Node for each platform that has a package of it', async () => {
    const installed = await readLocked('.');
    const nodes = installed.filter(([path]) => /^node_modules\/node-(linux|win|darwin)-\w+$/.test(path));
    expect(nodes.map(([path, { version, optional }]) => [path, version, optional])).toEqual(
      ['linux-arm64', 'linux-x64', 'win-x64'].map((name) => [`node_modules/node-${name}`, '24.21.0', true]),
    );
    const named = installed.filter(([, { bin }]) => bin?.node !== undefined);
    expect(named.map(([path]) => path)).toEqual(nodes.map(([path]) => path));
  });
});

describe('the workflows and the action', () => {
  const folder = join(ROOT, '.github/workflows');

  it('pin each action by the commit of a version, which a comment names', async () => {
    const files = await readdir(folder);
    const paths = [...files.map((name) => join(folder, name)), join(ROOT, 'action.yml')];
    const lines = await Promise.all(paths.map(async (path) => (await readFile(path, 'utf8')).split('\n')));
    const uses = lines.flat().filter((line) => /^\s*-?\s*uses:/.test(line));
    expect(uses.length).toBeGreaterThan(0);
    const pinned = /^\s*-?\s*uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
    expect(uses.filter((line) => !pinned.test(line))).toEqual([]);
  });
});
