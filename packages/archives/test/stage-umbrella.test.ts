import { readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Refused } from '@netloom/diagnostics/error';
import { netloomChart } from '@netloom/umbrella';
import { load } from 'js-yaml';
import { stageUmbrella } from '../src/stage-umbrella.ts';
import { CHARTS, copyCharts, inTempFolder } from './charts.ts';

describe(stageUmbrella, () => {
  it('puts the six charts inside, as folders', () =>
    inTempFolder(async (temp) => {
      const out = join(temp, 'staged');
      await stageUmbrella({ charts: CHARTS, out });
      const inside = await readdir(join(out, 'charts'));
      expect(inside.sort()).toEqual([
        'ingress',
        'metallb',
        'network-model',
        'proxmox-sdn',
        'tailscale',
        'tunnel',
      ]);
    }));

  it('leaves out what only the charts’ own tests read', () =>
    inTempFolder(async (temp) => {
      const out = join(temp, 'staged');
      await stageUmbrella({ charts: CHARTS, out });
      const names = await readdir(out, { recursive: true });
      expect(names.filter((name) => name.split('/').includes('ci'))).toEqual([]);
    }));

  it('names no folder of this machine', () =>
    inTempFolder(async (temp) => {
      const out = join(temp, 'staged');
      await stageUmbrella({ charts: CHARTS, out });
      const chart = load(await readFile(join(out, 'Chart.yaml'), 'utf8'));
      expect(chart).toMatchObject({
        dependencies: netloomChart.subcharts?.map(({ chart: { name, version } }) => ({
          name,
          version,
          condition: `${name}.enabled`,
        })),
      });
      expect(JSON.stringify(chart)).not.toContain('file://');
    }));

  it('refuses a symbolic link, which Helm would pack the target of', () =>
    inTempFolder(async (temp) => {
      const charts = await copyCharts(temp);
      const link = join(charts, 'metallb', 'templates', 'hosts.yaml');
      await symlink('/etc/hosts', link);
      await expect(stageUmbrella({ charts, out: join(temp, 'staged') })).rejects.toThrow(
        new Refused(`${link} is a symbolic link: Helm would pack what it points to.`),
      );
    }));
});
