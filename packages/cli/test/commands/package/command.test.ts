import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CHARTS } from '@netloom/umbrella';
import { inTempFolder, netloom } from '../../netloom.ts';

describe('netloom package', () => {
  it('prints the path of each archive it writes', () =>
    inTempFolder(async (temp) => {
      const { code, stdout } = await netloom(['package', 'metallb', 'netloom', '--out', join(temp, 'out')]);
      expect(code).toBe(0);
      const names = CHARTS.map(({ chart }) => chart)
        .filter(({ name }) => ['metallb', 'netloom'].includes(name))
        .map(({ name, version }) => `${name}-${version}.tgz`);
      expect(stdout).toBe(names.map((name) => `${join(temp, 'out', name)}\n`).join(''));
      expect((await readdir(join(temp, 'out'))).sort()).toEqual(names);
    }));
});
