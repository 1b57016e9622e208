import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bundledCommand } from '../bundle/bundled-command.ts';
import { git } from '../git.ts';
import { netloom, ROOT } from '../netloom.ts';

const page = await readFile(join(ROOT, 'docs/repository.md'), 'utf8');

/** The block of the page with this title. */
function block(title: string): string {
  const found = [...page.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)].find(([, name]) => name === title);
  if (found === undefined) throw new Error(`docs/repository.md has no block ${title}`);
  return found[2] ?? '';
}

const NETWORK = block('network.yaml');
const DELIVERED = `${NETWORK}delivery: { git: { url: https://git.example.com/home/network.git }, charts: registry.example.com/netloom }\n`;

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'netloom own räpo-'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

async function pathsIn(folder: string): Promise<readonly string[]> {
  const [application, umbrella] = await Promise.all(
    ['root.yaml', 'applications/netloom.yaml'].map((file) =>
      readFile(join(root, folder, 'generated/argocd', file), 'utf8'),
    ),
  );
  const found = [...`${application}${umbrella}`.matchAll(/(?<=path: |\$values\/)(\S+)/g)];
  return found.map(([path]) => path);
}

describe('docs/repository.md', () => {
  it('starts a repository, whose hook accepts what was built and refuses what was not', async () => {
    await git(root, 'init', '--quiet', '--initial-branch', 'main');
    await write('network.yaml', NETWORK);
    await write('.githooks/pre-commit', block('.githooks/pre-commit'));
    await chmod(join(root, '.githooks/pre-commit'), 0o755);
    const command = `'${process.execPath}' '${await bundledCommand()}'`;
    await write('bin/netloom', `#!/bin/sh\nexec ${command} "$@"\n`);
    await chmod(join(root, 'bin/netloom'), 0o755);
    await git(root, 'config', 'core.hooksPath', '.githooks');
    const path = process.env.PATH ?? '';
    process.env.PATH = `${join(root, 'bin')}:${path}`;
    try {
      expect((await netloom(['build'], { cwd: root })).code).toBe(0);
      await git(root, 'add', 'network.yaml', 'generated');
      await git(root, 'commit', '--quiet', '--message', 'the network');
      await write('network.yaml', NETWORK.replace('node-1', 'node-2'));
      const refused = git(root, 'commit', '--quiet', '--all', '--message', 'not built');
      await expect(refused).rejects.toThrow('generated is not up to date with network.yaml');
    } finally {
      process.env.PATH = path;
    }
    expect(block('start')).toContain('netloom build\ngit add network.yaml generated\ngit commit');
  });

  it('gives the file the schema that its first line names', async () => {
    await write('network.yaml', NETWORK);
    await netloom(['build'], { cwd: root });
    const [, file = ''] = /\$schema=(\S+)/.exec(NETWORK) ?? [];
    expect(JSON.parse(await readFile(join(root, file), 'utf8'))).toMatchObject({ title: 'network.yaml' });
    await rm(join(root, file));
    expect(await netloom(['build', '--check'], { cwd: root })).toMatchObject({
      code: 1,
      stdout: 'missing  network.schema.json\n',
    });
  });
});

describe("Argo CD's paths", () => {
  it.each([
    ['', ''],
    ['sites/home', 'sites/home/'],
  ])('follow a network in %j of a checkout', async (folder, prefix) => {
    await mkdir(join(root, '.git'));
    await write(join(folder, 'network.yaml'), DELIVERED);
    expect(await netloom(['build', join(folder, 'network.yaml')], { cwd: root })).toMatchObject({ code: 0 });
    expect(await pathsIn(folder)).toEqual([
      `${prefix}generated/argocd/applications`,
      `${prefix}generated/values.yaml`,
    ]);
  });

  it('follow a folder that moves, which build --check notices', async () => {
    await mkdir(join(root, '.git'));
    await write('home/network.yaml', DELIVERED);
    await netloom(['build', 'home'], { cwd: root });
    await rename(join(root, 'home'), join(root, 'house'));
    const { code, stdout } = await netloom(['build', '--check', 'house'], { cwd: root });
    expect([code, stdout]).toEqual([1, expect.stringContaining('stale    argocd/root.yaml\n')]);
  });

  it('are not built for a folder that they cannot name', async () => {
    await mkdir(join(root, '.git'));
    await write('My home/Büro/network.yaml', DELIVERED);
    const { code, stderr } = await netloom(['build', 'My home/Büro'], { cwd: root });
    expect([code, stderr]).toEqual([1, expect.stringContaining('cannot be "My home/Büro/generated"')]);
    await write('My home/Büro/network.yaml', DELIVERED.replace('.git }', '.git, path: home }'));
    const stated = await netloom(['build', 'My home/Büro'], { cwd: root });
    expect([stated.code, stated.stderr]).toEqual([0, expect.stringContaining('[delivery-path-elsewhere]')]);
    expect(await pathsIn('My home/Büro')).toEqual(['home/argocd/applications', 'home/values.yaml']);
  });

  it('are the default outside of a checkout, with a warning', async () => {
    await write('network.yaml', DELIVERED);
    const { code, stderr } = await netloom(['build'], { cwd: root });
    expect([code, stderr]).toEqual([0, expect.stringContaining('warning[delivery-path-unknown]')]);
    expect(await pathsIn('')).toEqual([
      'networks/home/generated/argocd/applications',
      'networks/home/generated/values.yaml',
    ]);
  });

  it('are no difference to a file that lies elsewhere', async () => {
    await mkdir(join(root, '.git'));
    await write('sites/home/network.yaml', DELIVERED);
    await write('before.yaml', DELIVERED);
    const { code, stdout } = await netloom(['plan', 'sites/home', '--against', 'before.yaml'], { cwd: root });
    expect([code, stdout]).toEqual([0, expect.stringContaining('no changes')]);
  });
});
