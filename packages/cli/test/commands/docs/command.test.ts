import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { netloom, ROOT } from '../../netloom.ts';

describe('netloom docs', () => {
  it('prints what `netloom build` writes as NETWORK.md', async () => {
    const { code, stdout } = await netloom(['docs', 'networks/homelab']);
    const built = await readFile(join(ROOT, 'networks/homelab/generated/NETWORK.md'), 'utf8');
    expect([code, stdout]).toEqual([0, built]);
  });

  it('prints a network with mistakes, its findings first', async () => {
    const { code, stdout } = await netloom(['docs', 'examples/as-documented']);
    const headings = stdout.split('\n').filter((line) => line.startsWith('## '));
    expect([code, headings.slice(0, 2)]).toEqual([0, ['## Findings', '## Network Topology']]);
    expect(stdout).toMatch(/^\| error \| `pool-overlaps-host` \|/m);
  });
});
