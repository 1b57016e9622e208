import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withVersions } from '../src/with-versions.ts';

describe(withVersions, () => {
  it('names the archives of the command and of the umbrella, each with its version, and leaves other text alone', async () => {
    const root = await mkdtemp(join(tmpdir(), 'netloom-docs-'));
    try {
      for (const [name, version] of [
        ['cli', '0.10.0'],
        ['umbrella', '0.2.0-rc.1'],
      ] as const) {
        await mkdir(join(root, 'packages', name), { recursive: true });
        await writeFile(join(root, 'packages', name, 'package.json'), JSON.stringify({ version }));
      }
      const page =
        'npm install ./netloom-0.1.0.tgz\nhelm install dist/charts/netloom-0.1.0.tgz --version 0.1.0\n';
      expect(await withVersions(root, page)).toBe(
        'npm install ./netloom-0.10.0.tgz\nhelm install dist/charts/netloom-0.2.0-rc.1.tgz --version 0.1.0\n',
      );
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });
});
