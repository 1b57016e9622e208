import { readFile, readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { findHelm } from '@netloom/helm';
import { packageChart } from '../../src/index.ts';
import { CHARTS, copyCharts, inTempFolder } from './charts.ts';

const helm = await findHelm(process);

describe(packageChart, () => {
  it.each(['metallb', 'netloom'])(
    'gives the same bytes for %s whenever and from wherever it is packaged',
    (name) =>
      inTempFolder(async (temp) => {
        const first = await packageChart({ chart: join(CHARTS, name), out: join(temp, 'first'), helm });
        const charts = await copyCharts(temp);
        for (const entry of await readdir(charts, { withFileTypes: true, recursive: true })) {
          if (entry.isFile()) await utimes(join(entry.parentPath, entry.name), 1_000_000_000, 1_000_000_000);
        }
        for (const round of ['second', 'third']) {
          const again = await packageChart({ chart: join(charts, name), out: join(temp, round), helm });
          expect((await readFile(again)).equals(await readFile(first))).toBe(true);
        }
      }),
  );

  it('writes one archive, named after chart and version, that Helm takes', () =>
    inTempFolder(async (temp) => {
      const archive = await packageChart({ chart: join(CHARTS, 'netloom'), out: temp, helm });
      expect(archive).toBe(join(temp, 'netloom-0.1.0.tgz'));
      expect(await readdir(temp)).toEqual(['netloom-0.1.0.tgz']);
      const { stdout } = await helm.run(['lint', '--strict', archive]);
      expect(stdout).toContain('1 chart(s) linted, 0 chart(s) failed');
    }));
});
