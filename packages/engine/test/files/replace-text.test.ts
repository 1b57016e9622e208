import { readdirSync, statSync, watch } from 'node:fs';
import { chmod, chown, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refused } from '@netloom/diagnostics/error';
import { replaceText } from '../../src/fix.ts';
import { inTempFolder } from './temp-folder.ts';

const isRoot = process.getuid?.() === 0;
if (!isRoot) console.warn('skipped: only root can give a file to another user');
const asRoot = isRoot ? it : it.skip;

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

  asRoot('keeps the owner and the mode, from the first byte on', () =>
    inTempFolder(async (temp) => {
      const path = join(temp, 'network.yaml');
      await writeFile(path, 'a: 1\n');
      await chown(path, 12_345, 23_456);
      await chmod(path, 0o600);
      const seen = new Set<string>();
      const watcher = watch(temp, () => {
        for (const name of readdirSync(temp).filter((entry) => entry.endsWith('-new'))) {
          const staged = statSync(join(temp, name), { throwIfNoEntry: false });
          if (staged !== undefined) seen.add((staged.mode & 0o077).toString(8));
        }
      });
      await replaceText(path, { before: 'a: 1\n', after: `a: ${'2'.repeat(1_000_000)}\n` });
      watcher.close();
      const { uid, gid, mode } = await stat(path);
      expect([uid, gid, mode & 0o777]).toEqual([12_345, 23_456, 0o600]);
      expect([...seen].filter((others) => others !== '0')).toEqual([]);
    }),
  );

  it('refuses a file that was changed meanwhile', () =>
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
