import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { findHelm } from '@netloom/helm';
import { netloomChart } from '@netloom/umbrella';
import { archiveName } from '../src/archive-name.ts';
import { packageChart } from '../src/package-chart.ts';
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

  it.each(['metallb', 'netloom'])('packs of %s only what is tracked, where that is known', (name) =>
    inTempFolder(async (temp) => {
      const charts = await copyCharts(temp);
      const entries = await readdir(charts, { withFileTypes: true, recursive: true });
      const tracked = new Set(
        entries
          .filter((entry) => entry.isFile())
          .map((entry) => relative(charts, join(entry.parentPath, entry.name))),
      );
      const options = { chart: join(charts, name), helm, tracked };
      const before = await packageChart({ ...options, out: join(temp, 'before') });
      await writeFile(join(charts, 'metallb', 'token'), 'secret');
      await writeFile(join(charts, 'metallb', 'templates', 'notes.swp'), 'secret');
      const after = await packageChart({ ...options, out: join(temp, 'after') });
      expect((await readFile(after)).equals(await readFile(before))).toBe(true);
      const all = await packageChart({ ...options, tracked: null, out: join(temp, 'all') });
      expect((await readFile(all)).equals(await readFile(before))).toBe(false);
    }),
  );

  it('writes one archive, named after chart and version, that Helm takes', () =>
    inTempFolder(async (temp) => {
      const archive = await packageChart({ chart: join(CHARTS, 'netloom'), out: temp, helm });
      expect(archive).toBe(join(temp, archiveName(netloomChart)));
      expect(await readdir(temp)).toEqual([archiveName(netloomChart)]);
      const { stdout } = await helm.run(['lint', '--strict', archive]);
      expect(stdout).toContain('1 chart(s) linted, 0 chart(s) failed');
    }));
});
