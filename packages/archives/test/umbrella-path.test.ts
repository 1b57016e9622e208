import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { netloomChart } from '@netloom/umbrella';
import { archiveName } from '../src/archive-name.ts';
import { umbrellaPath } from '../src/umbrella-path.ts';
import { CHARTS } from './charts.ts';

describe(umbrellaPath, () => {
  let scratch: string;

  beforeEach(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'netloom-umbrella-'));
  });

  afterEach(() => rm(scratch, { recursive: true, force: true }));

  it('is staged from the folders of a checkout', async () => {
    const out = join(scratch, 'out');
    expect(await umbrellaPath({ charts: CHARTS, out })).toBe(out);
    expect(await readdir(join(out, 'charts'))).toContain('metallb');
  });

  it('is the archive where there is one, and nothing is staged', async () => {
    const archive = join(scratch, archiveName(netloomChart));
    await writeFile(archive, '');
    const out = join(scratch, 'out');
    expect(await umbrellaPath({ charts: scratch, out })).toBe(archive);
    expect(await readdir(scratch)).toEqual([archiveName(netloomChart)]);
  });
});
