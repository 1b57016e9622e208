import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleCharts } from '../src/bundle-charts.ts';
import { WORKSPACE } from '../src/charts/workspace.ts';

const PATH = 'charts/proxmox-sdn/files/reconcile.mjs';

describe(bundleCharts, () => {
  it('gives the file that is committed, wherever the command runs', async () => {
    const committed = await readFile(join(WORKSPACE, PATH), 'utf8');
    const before = process.cwd();
    try {
      process.chdir('/');
      expect(await bundleCharts()).toEqual(new Map([[PATH, committed]]));
    } finally {
      process.chdir(before);
    }
  });

  it('marks the file, so that it may be overwritten', async () => {
    const text = (await bundleCharts()).get(PATH);
    expect(text?.split('\n', 1)).toEqual([
      '// Rendered by `netloom render` from packages/proxmox-sdn. Do not edit.',
    ]);
  });
});
