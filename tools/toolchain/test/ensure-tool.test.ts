import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOnPath } from '@netloom/helm';
import { execa } from 'execa';
import { ensureTool } from '../src/ensure-tool.ts';
import { GoMissing } from '../src/go-missing.ts';

const COMPILE_MS = 600_000;
const go = await findOnPath('go', process.env);
if (go === null) process.stderr.write('skipped: compiling kubeconform, since go is not on PATH\n');
const withGo = go === null ? it.skip : it;
/** What Go has compiled before: only the program is to be new. */
const GOCACHE = go === null ? '' : (await execa(go, ['env', 'GOCACHE'])).stdout;

describe(ensureTool, () => {
  withGo(
    'compiles the pinned version once and gives its path',
    async () => {
      await inTempFolder(async (folder) => {
        const told: string[] = [];
        const options = {
          env: { ...process.env, GOCACHE, XDG_CACHE_HOME: folder },
          onProgress: (text: string) => told.push(text),
        };
        const path = await ensureTool('kubeconform', options);
        expect(path).toBe(join(folder, 'netloom/tools/kubeconform-v0.8.0/kubeconform'));
        expect((await execa('go', ['version', '-m', path])).stdout).toContain(
          '\tgithub.com/yannh/kubeconform\tv0.8.0\t',
        );
        await execa(path, ['-v']);
        expect(await ensureTool('kubeconform', options)).toBe(path);
        expect(told[0]).toBe('compiling github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0 once');
        expect(await readdir(join(folder, 'netloom/tools/kubeconform-v0.8.0'))).toEqual(['kubeconform']);
      });
    },
    COMPILE_MS,
  );

  it('says what is missing where there is no Go', async () => {
    await inTempFolder(async (folder) => {
      const tool = ensureTool('kubeconform', {
        env: { PATH: folder, XDG_CACHE_HOME: folder },
        onProgress: () => undefined,
      });
      await expect(tool).rejects.toThrow(GoMissing);
      await expect(tool).rejects.toThrow(
        'go is not on PATH, and github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0 must be compiled. ' +
          'Install it as https://go.dev/doc/install says.',
      );
    });
  });
});

async function inTempFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'netloom-toolchain-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
