import { chmod, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceText } from '../../src/fix.ts';
import { Refused } from '../../src/index.ts';
import { inTempFolder } from './temp-folder.ts';

describe(replaceText, () => {
  it('puts the new text in place, keeps the mode and leaves nothing behind', () =>
    inTempFolder(async (temp) => {
      const path = join(temp, 'network.yaml');
      await writeFile(path, 'a: 1\n');
      await chmod(path, 0o640);
      await replaceText(path, { before: 'a: 1\n', after: 'a: 2\n' });
      expect(await readFile(path, 'utf8')).toBe('a: 2\n');
      expect((await stat(path)).mode & 0o777).toBe(0o640);
      expect(await readdir(temp)).toEqual(['network.yaml']);
    }));

  it('refuses a file that somebody changed meanwhile', () =>
    inTempFolder(async (temp) => {
      const path = join(temp, 'network.yaml');
      await writeFile(path, 'a: 3\n');
      await expect(replaceText(path, { before: 'a: 1\n', after: 'a: 2\n' })).rejects.toThrow(
        new Refused(`${path} was changed while it was checked: run again.`),
      );
      expect(await readFile(path, 'utf8')).toBe('a: 3\n');
    }));

  it('refuses a symbolic link', () =>
    inTempFolder(async (temp) => {
      const path = join(temp, 'network.yaml');
      await writeFile(join(temp, 'real.yaml'), 'a: 1\n');
      await symlink(join(temp, 'real.yaml'), path);
      await expect(replaceText(path, { before: 'a: 1\n', after: 'a: 2\n' })).rejects.toThrow(Refused);
      expect(await readFile(join(temp, 'real.yaml'), 'utf8')).toBe('a: 1\n');
    }));
});
