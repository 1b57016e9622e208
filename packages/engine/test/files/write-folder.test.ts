import { spawnSync } from 'node:child_process';
import { mkdir, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Refused } from '@netloom/diagnostics/error';
import { compareFolder, writeFolder } from '../../src/index.ts';
import { readAll } from './read-all.ts';
import { inTempFolder } from './temp-folder.ts';

const FIRST = new Map([
  ['a.yaml', 'a: 1\n'],
  ['deep/er/b.yaml', 'b: 1\n'],
]);
const SECOND = new Map([
  ['a.yaml', 'a: 2\n'],
  ['c.yaml', 'c: 1\n'],
]);
const UP_TO_DATE = { stale: [], missing: [], surplus: [], writtenBy: null };

const mounts = process.platform === 'linux' && process.getuid?.() === 0;
if (!mounts) console.warn('skipped: mounting takes root on Linux');
const onMounts = mounts ? it : it.skip;

describe(writeFolder, () => {
  it('writes every file and a manifest, and says what was missing', () =>
    inTempFolder(async (temp) => {
      const out = join(temp, 'not', 'yet', 'there');
      const difference = await writeFolder(out, FIRST);
      expect(difference).toEqual({
        stale: [],
        missing: ['.netloom.json', 'a.yaml', 'deep/er/b.yaml'],
        surplus: [],
      });
      expect(await readAll(out)).toEqual(Object.fromEntries(FIRST));
      expect(await readdir(join(temp, 'not', 'yet'))).toEqual(['there']);
    }));

  it('replaces the whole folder', () =>
    inTempFolder(async (temp) => {
      const out = join(temp, 'out');
      await writeFolder(out, FIRST);
      const difference = await writeFolder(out, SECOND);
      expect(difference).toEqual({
        stale: ['.netloom.json', 'a.yaml'],
        missing: ['c.yaml'],
        surplus: ['deep/er/b.yaml'],
      });
      expect(await readAll(out)).toEqual(Object.fromEntries(SECOND));
    }));

  it('touches nothing when nothing changed', () =>
    inTempFolder(async (temp) => {
      const out = join(temp, 'out');
      await writeFolder(out, FIRST);
      const before = await stat(join(out, 'a.yaml'));
      expect(await writeFolder(out, FIRST)).toEqual({ stale: [], missing: [], surplus: [] });
      const after = await stat(join(out, 'a.yaml'));
      expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
    }));

  it.each(['.DS_Store', 'Thumbs.db', 'desktop.ini', '.a.yaml.swp', 'a.yaml~', '._a.yaml', '#a.yaml#'])(
    'neither minds nor loses %s, which a file manager or an editor leaves',
    (name) =>
      inTempFolder(async (temp) => {
        const out = join(temp, 'out');
        await mkdir(out);
        await writeFile(join(out, name), 'x');
        await writeFolder(out, FIRST);
        await writeFile(join(out, 'deep', name), 'y');
        expect(await compareFolder(out, FIRST)).toEqual(UP_TO_DATE);
        await writeFolder(out, SECOND);
        expect(await readAll(out)).toEqual({ ...Object.fromEntries(SECOND), [name]: 'x' });
      }),
  );

  it('refuses the root of the file system, of which it reads nothing', async () => {
    await expect(writeFolder('/', FIRST)).rejects.toThrow(
      new Refused('/ is the root of the file system: choose a folder of its own.'),
    );
  });

  onMounts('refuses a mount point, and takes a folder inside it', () =>
    inTempFolder(async (temp) => {
      const mount = join(temp, 'mount');
      await mkdir(mount);
      spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', mount]);
      try {
        await expect(writeFolder(mount, FIRST)).rejects.toThrow(
          new Refused(
            `${mount} cannot be replaced as a whole, since a program has it or one of its files open, or since it is a mount point: close that program and run again, or choose a folder inside it.`,
          ),
        );
        expect(await readdir(temp)).toEqual(['mount']);
        await writeFolder(join(mount, 'out'), FIRST);
        expect(await readAll(join(mount, 'out'))).toEqual(Object.fromEntries(FIRST));
      } finally {
        spawnSync('umount', [mount]);
      }
    }),
  );

  it('refuses a folder that netloom did not write', () =>
    inTempFolder(async (temp) => {
      await writeFile(join(temp, 'notes.md'), 'mine');
      await expect(writeFolder(temp, FIRST)).rejects.toThrow(
        new Refused(
          `${temp} was not written by netloom (it has no .netloom.json): move it away, or choose another folder.`,
        ),
      );
      expect(await readAll(temp)).toEqual({ 'notes.md': 'mine' });
    }));

  it('refuses a folder with edited and added files', () =>
    inTempFolder(async (temp) => {
      const out = join(temp, 'out');
      await writeFolder(out, FIRST);
      await writeFile(join(out, 'a.yaml'), 'a: edited\n');
      await writeFile(join(out, 'z.yaml'), 'z: added\n');
      await expect(writeFolder(out, SECOND)).rejects.toThrow(
        new Refused(
          `${out} has changes that netloom did not make (edited: a.yaml; added: z.yaml): move it away, or delete the folder, and run again.`,
        ),
      );
      expect(await readAll(out)).toEqual({
        'a.yaml': 'a: edited\n',
        'deep/er/b.yaml': 'b: 1\n',
        'z.yaml': 'z: added\n',
      });
    }));

  it('takes an edit that says what would be written anyway, and writes deleted files again', () =>
    inTempFolder(async (temp) => {
      const out = join(temp, 'out');
      await writeFolder(out, FIRST);
      await writeFile(join(out, 'a.yaml'), 'a: 2\n');
      await rm(join(out, 'deep'), { recursive: true });
      await writeFolder(out, SECOND);
      expect(await readAll(out)).toEqual(Object.fromEntries(SECOND));
    }));

  it('refuses a file in the place of the folder', () =>
    inTempFolder(async (temp) => {
      const out = join(temp, 'out');
      await writeFile(out, 'a file');
      await expect(writeFolder(out, FIRST)).rejects.toThrow(
        new Refused(`${out} is not a folder: move it away.`),
      );
    }));

  it('refuses a folder that is a symbolic link', () =>
    inTempFolder(async (temp) => {
      await mkdir(join(temp, 'elsewhere'));
      await symlink(join(temp, 'elsewhere'), join(temp, 'out'));
      await expect(writeFolder(join(temp, 'out'), FIRST)).rejects.toThrow(
        new Refused(`${join(temp, 'out')} is a symbolic link: nothing is written through links.`),
      );
      expect(await readdir(join(temp, 'elsewhere'))).toEqual([]);
    }));

  it('refuses a symbolic link among its files', () =>
    inTempFolder(async (temp) => {
      const out = join(temp, 'out');
      await writeFolder(out, FIRST);
      await symlink(join(temp, 'secret'), join(out, 'link.yaml'));
      await expect(writeFolder(out, SECOND)).rejects.toThrow(
        new Refused(
          `${join(out, 'link.yaml')} is neither a file nor a folder: nothing is written beside it.`,
        ),
      );
    }));

  it('leaves the old files where it is aborted', () =>
    inTempFolder(async (temp) => {
      const out = join(temp, 'out');
      await writeFolder(out, FIRST);
      await expect(writeFolder(out, SECOND, { signal: AbortSignal.abort() })).rejects.toThrow(
        'This operation was aborted',
      );
      expect(await readAll(out)).toEqual(Object.fromEntries(FIRST));
      expect(await readdir(temp)).toEqual(['out']);
    }));

  it('restores the old files after a crash between its two renames', () =>
    inTempFolder(async (temp) => {
      const out = join(temp, 'out');
      await writeFolder(join(temp, '.out.netloom-old'), FIRST);
      await mkdir(join(temp, '.out.netloom-new'));
      await writeFile(join(temp, '.out.netloom-new', 'half.yaml'), 'half');
      await expect(writeFolder(out, SECOND, { signal: AbortSignal.abort() })).rejects.toThrow();
      expect(await readAll(out)).toEqual(Object.fromEntries(FIRST));
      expect(await readdir(temp)).toEqual(['out']);
    }));

  it('takes turns with a run at the same time', () =>
    inTempFolder(async (temp) => {
      const out = join(temp, 'out');
      await Promise.all([writeFolder(out, FIRST), writeFolder(out, SECOND), writeFolder(out, FIRST)]);
      expect([Object.fromEntries(FIRST), Object.fromEntries(SECOND)]).toContainEqual(await readAll(out));
      expect(await readdir(temp)).toEqual(['out']);
    }));

  it('takes over the lock of a process that is gone', () =>
    inTempFolder(async (temp) => {
      const { pid } = spawnSync(process.execPath, ['--version']);
      await writeFile(
        join(temp, '.out.netloom-lock'),
        JSON.stringify({ pid, host: hostname(), token: 'theirs' }),
      );
      await writeFolder(join(temp, 'out'), FIRST);
      expect(await readdir(temp)).toEqual(['out']);
    }));

  it.each(['../out.yaml', 'a//b.yaml', './a.yaml', 'a b.yaml', ''])(
    'throws for the path %j',
    async (path) => {
      await expect(writeFolder('unused', new Map([[path, '']]))).rejects.toThrow(
        new Error(`"${path}" is not a path of plain names.`),
      );
    },
  );

  it('throws for paths that are one file on a case-insensitive file system', async () => {
    const files = new Map([
      ['k3s/a.yaml', ''],
      ['k3s/A.yaml', ''],
    ]);
    await expect(writeFolder('unused', files)).rejects.toThrow(
      new Error('"k3s/A.yaml" and "k3s/a.yaml" are one file on a case-insensitive file system.'),
    );
  });
});

describe(compareFolder, () => {
  it('names stale, missing and surplus files and writes nothing', () =>
    inTempFolder(async (temp) => {
      const out = join(temp, 'out');
      await writeFolder(out, FIRST);
      expect(await compareFolder(out, SECOND)).toEqual({
        stale: ['.netloom.json', 'a.yaml'],
        missing: ['c.yaml'],
        surplus: ['deep/er/b.yaml'],
        writtenBy: null,
      });
      expect(await readAll(out)).toEqual(Object.fromEntries(FIRST));
    }));

  it('finds none where Git for Windows made CRLF of the line ends, and nor does writing', () =>
    inTempFolder(async (temp) => {
      const out = join(temp, 'out');
      await writeFolder(out, FIRST);
      for (const path of ['.netloom.json', ...FIRST.keys()]) {
        const text = await readFile(join(out, path), 'utf8');
        await writeFile(join(out, path), text.replaceAll('\n', '\r\n'));
      }
      expect(await compareFolder(out, FIRST)).toEqual(UP_TO_DATE);
      expect(await writeFolder(out, FIRST)).toEqual({ stale: [], missing: [], surplus: [] });
      // nobody edited them
      await writeFolder(out, SECOND);
      expect(await readAll(out)).toEqual(Object.fromEntries(SECOND));
    }));

  it('finds a line end that is neither LF nor CRLF', () =>
    inTempFolder(async (temp) => {
      const out = join(temp, 'out');
      await writeFolder(out, FIRST);
      await writeFile(join(out, 'a.yaml'), 'a: 1\r');
      expect(await compareFolder(out, FIRST)).toMatchObject({ stale: ['a.yaml'] });
    }));

  it('finds no difference after writing', () =>
    inTempFolder(async (temp) => {
      await writeFolder(join(temp, 'out'), FIRST);
      expect(await compareFolder(join(temp, 'out'), FIRST)).toEqual(UP_TO_DATE);
    }));
});
