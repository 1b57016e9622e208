import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPlace } from '../../src/network/find-place.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'netloom-find-place-'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

async function placeIn(folder: string): ReturnType<typeof findPlace> {
  await mkdir(join(root, folder), { recursive: true });
  return findPlace(join(root, folder, 'network.yaml'));
}

describe(findPlace, () => {
  it.each(['', 'sites/home', 'My home/Büro', 'a/.config'])('finds a checkout from %j', async (folder) => {
    await mkdir(join(root, '.git'));
    expect(await placeIn(folder)).toEqual({ kind: 'checkout', folder });
  });

  it('takes the nearest of two: a submodule or a worktree has a file', async () => {
    await mkdir(join(root, '.git'));
    await mkdir(join(root, 'networks'));
    await writeFile(join(root, 'networks/.git'), 'gitdir: ../.git/modules/networks\n');
    expect(await placeIn('networks/home')).toEqual({ kind: 'checkout', folder: 'home' });
  });

  it('takes a folder behind a symbolic link for what it is', async () => {
    await mkdir(join(root, 'checkout/.git'), { recursive: true });
    await mkdir(join(root, 'checkout/sites/home'), { recursive: true });
    await symlink(join(root, 'checkout/sites/home'), join(root, 'here'));
    expect(await placeIn('here')).toEqual({ kind: 'checkout', folder: 'sites/home' });
  });

  it('finds none where there is none, up to the root of the file system', async () => {
    expect(await placeIn('sites/home')).toEqual({ kind: 'outside' });
    const expected = existsSync('/.git') ? { kind: 'checkout', folder: '' } : { kind: 'outside' };
    expect(await findPlace('/network.yaml')).toEqual(expected);
  });
});
