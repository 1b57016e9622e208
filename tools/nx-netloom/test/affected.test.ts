import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inScratchClone } from '@netloom/toolchain';
import { execa } from 'execa';

const ROOT = join(import.meta.dirname, '../../..');
const NX_MS = 180_000;

let scratch = '';
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'netloom-affected-'));
});
afterAll(async () => {
  await rm(scratch, { recursive: true, force: true });
});

/** What Nx, in this repository and with a project graph of its own, calls affected by a change of one file. */
async function affectedBy(file: string): Promise<readonly string[]> {
  const { stdout } = await execa('nx', ['show', 'projects', '--affected', `--files=${file}`, '--json'], {
    cwd: ROOT,
    preferLocal: true,
    env: {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NX_'))),
      NX_DAEMON: 'false',
      NX_WORKSPACE_DATA_DIRECTORY: scratch,
    },
    extendEnv: false,
    stdin: 'ignore',
  });
  return names(stdout);
}

function names(json: string): readonly string[] {
  const parsed: unknown = JSON.parse(json);
  if (!Array.isArray(parsed)) throw new Error(`nx printed no list: ${json}`);
  return parsed.map(String);
}

describe('nx affected, in this repository', () => {
  test.each(['packages/metallb/src/index.ts', 'charts/metallb/templates/ipaddresspool.yaml'])(
    'a change of %s affects metallb, the umbrella and the networks, and no other chart',
    async (file) => {
      const affected = await affectedBy(file);
      expect(affected).toEqual(
        expect.arrayContaining([
          '@netloom/metallb',
          '@netloom/umbrella',
          'network-homelab',
          'example-minimal',
        ]),
      );
      expect(affected).not.toContain('@netloom/tailscale');
      expect(affected).not.toContain('chart-tailscale');
      expect(affected).not.toContain('@netloom/network-model');
    },
    NX_MS,
  );

  it(
    'a change of a network affects it and what proves or documents the whole product, and no package',
    async () => {
      const affected = await affectedBy('networks/homelab/network.yaml');
      expect(affected.toSorted()).toEqual([
        '@netloom/docs',
        '@netloom/e2e',
        '@netloom/release',
        'network-homelab',
      ]);
    },
    NX_MS,
  );
});

describe('nx affected, in a scratch clone', () => {
  it(
    'a new version in the lock file affects what uses the package, not everything',
    async () => {
      await inScratchClone(ROOT, async ({ root, run }) => {
        const path = join(root, 'package-lock.json');
        const lock = await readFile(path, 'utf8');
        const raised = lock.replace(/("node_modules\/yauzl": \{\s+"version": )"[^"]+"/, '$1"3.99.0"');
        expect(raised).not.toBe(lock);
        await writeFile(path, raised);
        await run('git', 'commit', '--quiet', '--all', '--message', 'chore: raise yauzl');
        const commits = ['--base=HEAD~1', '--head=HEAD'];
        const affected = names(await run('nx', 'show', 'projects', '--affected', ...commits, '--json'));
        expect(affected).toContain('@netloom/helm');
        expect(affected).not.toContain('@netloom/addresses');
        expect(affected).not.toContain('@netloom/diagnostics');
      });
    },
    NX_MS,
  );
});
