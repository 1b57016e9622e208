import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inTempFolder, netloom } from '../../netloom.ts';

describe('netloom package', () => {
  it('prints the path of each archive it writes', () =>
    inTempFolder(async (temp) => {
      const { code, stdout } = await netloom(['package', 'metallb', 'netloom', '--out', join(temp, 'out')]);
      expect(code).toBe(0);
      expect(stdout).toBe(
        `${join(temp, 'out', 'metallb-0.1.0.tgz')}\n${join(temp, 'out', 'netloom-0.1.0.tgz')}\n`,
      );
      expect((await readdir(join(temp, 'out'))).sort()).toEqual(['metallb-0.1.0.tgz', 'netloom-0.1.0.tgz']);
    }));
});
