import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inScratchClone } from '@netloom/toolchain';

const ROOT = join(import.meta.dirname, '../../..');
const LINT_MS = 180_000;

describe('lint', () => {
  it(
    'refuses an import that the layers forbid, and a process or a file where none may be',
    async () => {
      await inScratchClone(ROOT, async ({ root, run }) => {
        await appendFile(
          join(root, 'packages/tailscale/src/index.ts'),
          [
            "export { metallbChart } from '@netloom/metallb';",
            "export { execa } from 'execa';",
            "export { readFile } from 'node:fs/promises';",
            '',
          ].join('\n'),
        );
        const failure: unknown = await run('nx', 'run', '@netloom/tailscale:lint').catch(
          (error: unknown) => error,
        );
        expect(failure).toMatchObject({ exitCode: 1 });
        const printed = String(Reflect.get(Object(failure), 'stdout'));
        for (const message of [
          'A project tagged with "layer:chart" can only depend on libs tagged with "layer:kit", "layer:model"',
          'Only helm, cli and tools start processes',
          'Only helm, the edges of engine, archives and registry, cli and tools touch files',
        ]) {
          expect(printed).toContain(message);
        }
        await appendFile(
          join(root, 'packages/registry/src/index.ts'),
          "export { openCluster } from '@netloom/cluster';\n",
        );
        await expect(run('nx', 'run', '@netloom/registry:lint')).rejects.toMatchObject({
          stdout: expect.stringContaining(
            'A project tagged with "layer:client" can only depend on libs tagged with',
          ) as string,
        });
      });
    },
    LINT_MS,
  );
});
