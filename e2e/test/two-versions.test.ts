import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inScratchClone, type ScratchClone } from '@netloom/toolchain';
import { execa } from 'execa';
import type { InstalledRun } from './support/installed-package.ts';
import { ROOT } from './support/repository.ts';

const RELEASE_MS = 600_000;

/** A version of the command, unpacked from its tarball. */
interface PackedVersion {
  readonly version: string;
  readonly run: (...args: readonly string[]) => Promise<InstalledRun>;
}

let scratch: string;
let generated: string;
let older: PackedVersion;
let newer: PackedVersion;

/** Releases what a clone has, and packs it: the command that runs in a repository of one's own. */
async function releaseAndPack({ run }: ScratchClone, name: string): Promise<PackedVersion> {
  await run('node', 'tools/release/src/main.ts');
  const out = join(scratch, name);
  await run('node', 'tools/npm-package/src/main.ts', '--out', out);
  const [tarball = ''] = (await readdir(out)).filter((file) => file.endsWith('.tgz'));
  await execa('tar', ['--extract', '--file', tarball], { cwd: out });
  const bin = join(out, 'package/bin/netloom.js');
  return {
    version: /^netloom-(.*)\.tgz$/.exec(tarball)?.[1] ?? '',
    run: async (...args) => {
      const cwd = join(scratch, 'home');
      const { exitCode, stdout, stderr } = await execa(process.execPath, [bin, ...args], {
        cwd,
        reject: false,
        stdin: 'ignore',
      });
      return { code: exitCode, stdout, stderr };
    },
  };
}

beforeAll(async () => {
  scratch = await realpath(await mkdtemp(join(tmpdir(), 'netloom-two-versions-')));
  generated = join(scratch, 'home/generated');
  await mkdir(join(scratch, 'home'));
  await cp(join(ROOT, 'examples/minimal/network.yaml'), join(scratch, 'home/network.yaml'));
  await inScratchClone(ROOT, async (clone) => {
    const address = 'git+https://git.example.com/lab/netloom.git';
    await clone.run('npm', 'pkg', 'set', 'repository.type=git', `repository.url=${address}`);
    await clone.run('git', 'commit', '--quiet', '--all', '--message', 'build: the address of the repository');
    older = await releaseAndPack(clone, 'older');
    const page = join(clone.root, 'packages/documents/src/network-page.ts');
    const text = await readFile(page, 'utf8');
    await writeFile(page, text.replace('`# Network Architecture: $', '`# Network $'));
    await clone.run('git', 'commit', '--quiet', '--all', '--message', 'feat(documents): a shorter title');
    newer = await releaseAndPack(clone, 'newer');
  });
}, RELEASE_MS);

afterAll(() => rm(scratch, { recursive: true, force: true }));

/** The title of the page, by which the versions differ. */
async function titleOnDisk(): Promise<string | undefined> {
  const page = await readFile(join(generated, 'NETWORK.md'), 'utf8');
  return page.split('\n').find((line) => line.startsWith('# '));
}

/** In this order. */
describe('two released versions of the command, in one repository', () => {
  it('have the versions that the release gave them, without a change of any chart', async () => {
    expect(newer.version).not.toBe(older.version);
    for (const { run, version } of [older, newer]) {
      expect(await run('--version')).toEqual({ code: 0, stdout: version, stderr: '' });
    }
  });

  it('name each other where the newer one would change what the older one wrote', async () => {
    expect(await older.run('build')).toMatchObject({ code: 0 });
    expect(await titleOnDisk()).toBe('# Network Architecture: minimal');
    const { code, stdout, stderr } = await newer.run('build', '--check');
    expect(code).toBe(1);
    expect(stdout).toContain('NETWORK.md');
    expect(stderr).toContain(
      `it was written by netloom ${older.version}, and this is netloom ${newer.version}, which may explain it: run \`netloom build\`.`,
    );
  });

  it('are refused when the older one would take back what the newer one wrote', async () => {
    expect(await newer.run('build')).toMatchObject({ code: 0 });
    expect(await older.run('build', '--check')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('which is older: update netloom') as string,
    });
    const { code, stderr } = await older.run('build');
    expect([code, stderr]).toEqual([
      5,
      `network: network.yaml\nnetloom: generated was written by netloom ${newer.version}, and this is netloom ${older.version}, which is older: update netloom, or overwrite the folder with --force.`,
    ]);
    expect(await titleOnDisk()).toBe('# Network minimal');
  });

  it('take turns where a person says so', async () => {
    expect(await older.run('build', '--force')).toMatchObject({ code: 0 });
    expect(await titleOnDisk()).toBe('# Network Architecture: minimal');
  });
});
