import { cp, mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { packageChart } from '@netloom/archives';
import { findHelm } from '@netloom/helm';
import { CHARTS } from './support/repository.ts';

describe(packageChart, () => {
  let scratch: string;

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'netloom-packages-'));
  });

  afterAll(() => rm(scratch, { recursive: true, force: true }));

  it.each(['network-model', 'proxmox-sdn', 'metallb', 'ingress', 'tunnel', 'tailscale', 'netloom'])(
    'gives the same bytes of %s from a copy whose files are as old as another checkout',
    async (name) => {
      const helm = await findHelm(process);
      const copy = join(scratch, name, 'charts');
      await cp(CHARTS, copy, { recursive: true });
      for (const entry of await readdir(copy, { recursive: true })) await utimes(join(copy, entry), 1e9, 1e9);
      const one = await packageChart({ chart: join(CHARTS, name), out: join(scratch, name, 'one'), helm });
      const two = await packageChart({ chart: join(copy, name), out: join(scratch, name, 'two'), helm });
      expect(basename(two)).toBe(basename(one));
      expect((await readFile(two)).equals(await readFile(one))).toBe(true);
    },
    120_000,
  );

  it('puts the six charts into the umbrella, and no folder of this machine', async () => {
    const helm = await findHelm(process);
    const archive = await packageChart({
      chart: join(CHARTS, 'netloom'),
      out: join(scratch, 'umbrella'),
      helm,
    });
    const { stdout: chart } = await helm.run(['show', 'chart', archive]);
    expect(chart).not.toContain('file://');
    const { stdout: dependencies } = await helm.run(['dependency', 'list', archive]);
    const rows = dependencies
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(/\s+/)[0]);
    expect(rows).toEqual(['network-model', 'proxmox-sdn', 'metallb', 'ingress', 'tunnel', 'tailscale']);
  }, 120_000);
});
