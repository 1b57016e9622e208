import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refused } from '@netloom/diagnostics/error';
import { compareFiles, writeFiles } from '../../src/index.ts';
import { readAll } from './read-all.ts';
import { inTempFolder } from './temp-folder.ts';

const MARK = 'Rendered by `netloom render` from packages/x. Do not edit.';
const FILES = new Map([
  ['charts/x/Chart.yaml', `# ${MARK}\nname: x\n`],
  ['charts/x/README.md', `<!-- ${MARK} -->\n\n# x\n`],
  ['schemas/x.json', `{\n  "$schema": "s",\n  "$comment": "${MARK}"\n}\n`],
]);

describe(writeFiles, () => {
  it('writes each file and leaves its neighbours alone', () =>
    inTempFolder(async (temp) => {
      await mkdir(join(temp, 'charts/x/templates'), { recursive: true });
      await writeFile(join(temp, 'charts/x/templates/pool.yaml'), 'by hand');
      expect(await writeFiles(temp, FILES)).toEqual({ stale: [], missing: [...FILES.keys()], surplus: [] });
      expect(await readAll(temp)).toEqual({
        ...Object.fromEntries(FILES),
        'charts/x/templates/pool.yaml': 'by hand',
      });
    }));

  it('writes only what changed', () =>
    inTempFolder(async (temp) => {
      await writeFiles(temp, FILES);
      const before = await stat(join(temp, 'charts/x/Chart.yaml'));
      const changed = new Map([...FILES, ['schemas/x.json', `{ "$comment": "${MARK}" }\n`]]);
      expect(await writeFiles(temp, changed)).toEqual({
        stale: ['schemas/x.json'],
        missing: [],
        surplus: [],
      });
      const after = await stat(join(temp, 'charts/x/Chart.yaml'));
      expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
    }));

  it('removes rendered files that no longer belong', () =>
    inTempFolder(async (temp) => {
      const gone: readonly (readonly [string, string])[] = [
        ['charts/gone/Chart.yaml', `# ${MARK}\nname: gone\n`],
        ['charts/gone/files/program.mjs', `// ${MARK}\n`],
      ];
      await writeFiles(temp, new Map([...FILES, ...gone]));
      expect(await writeFiles(temp, FILES)).toEqual({
        stale: [],
        missing: [],
        surplus: gone.map(([path]) => path),
      });
      expect(await readAll(temp)).toEqual(Object.fromEntries(FILES));
    }));

  it('refuses to overwrite a file that was written by hand', () =>
    inTempFolder(async (temp) => {
      await mkdir(join(temp, 'charts/x'), { recursive: true });
      await writeFile(join(temp, 'charts/x/Chart.yaml'), 'name: mine\n');
      await expect(writeFiles(temp, FILES)).rejects.toThrow(
        new Refused('charts/x/Chart.yaml: not written by `netloom render`: move away what you want to keep.'),
      );
      expect(await readFile(join(temp, 'charts/x/Chart.yaml'), 'utf8')).toBe('name: mine\n');
    }));

  it('refuses to write through a symbolic link', () =>
    inTempFolder(async (temp) => {
      await mkdir(join(temp, 'charts/x'), { recursive: true });
      await writeFile(join(temp, 'elsewhere.yaml'), `# ${MARK}\n`);
      await symlink(join(temp, 'elsewhere.yaml'), join(temp, 'charts/x/Chart.yaml'));
      await expect(writeFiles(temp, FILES)).rejects.toThrow(
        new Refused(
          `${join(temp, 'charts/x/Chart.yaml')} is a symbolic link: nothing is written through links.`,
        ),
      );
    }));
});

describe(compareFiles, () => {
  it('names stale, missing and surplus files and writes nothing', () =>
    inTempFolder(async (temp) => {
      const there = new Map([
        ['charts/x/Chart.yaml', `# ${MARK}\nname: old\n`],
        ['charts/y/Chart.yaml', `# ${MARK}\nname: y\n`],
      ]);
      await writeFiles(temp, there);
      expect(await compareFiles(temp, FILES)).toEqual({
        stale: ['charts/x/Chart.yaml'],
        missing: ['charts/x/README.md', 'schemas/x.json'],
        surplus: ['charts/y/Chart.yaml'],
      });
      expect(await readAll(temp)).toEqual(Object.fromEntries(there));
    }));
});
