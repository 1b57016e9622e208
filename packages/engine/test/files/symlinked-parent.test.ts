import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Refused } from '@netloom/diagnostics/error';
import { writeFolder } from '../../src/index.ts';
import { inTempFolder } from './temp-folder.ts';

describe('a path inside the working directory', () => {
  const home = resolve('');
  afterEach(() => {
    process.chdir(home);
  });

  it('is refused where any of its folders is a symbolic link', () =>
    inTempFolder(async (temp) => {
      await mkdir(join(temp, 'elsewhere'));
      await symlink(join(temp, 'elsewhere'), join(temp, 'link'));
      process.chdir(temp);
      await expect(writeFolder('link/out', new Map([['a', 'a']]))).rejects.toThrow(
        new Refused(`${resolve('link')} is a symbolic link: nothing is written through links.`),
      );
      expect(await readdir(join(temp, 'elsewhere'))).toEqual([]);
    }));
});
