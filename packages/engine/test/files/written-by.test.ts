import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refused } from '@netloom/diagnostics/error';
import { compareFolder, writeFolder } from '../../src/index.ts';
import { readAll } from './read-all.ts';
import { inTempFolder } from './temp-folder.ts';

const FILES = new Map([['a.yaml', 'a: 1\n']]);
const CHANGED = new Map([['a.yaml', 'a: 2\n']]);
const UP_TO_DATE = { stale: [], missing: [], surplus: [] };

async function versionIn(out: string): Promise<string | undefined> {
  const manifest = await readFile(join(out, '.netloom.json'), 'utf8');
  return /"netloomVersion": "(.*)"/.exec(manifest)?.[1];
}

describe('the version that wrote a folder', () => {
  it('is in its manifest, and stays where another version generates the same', () =>
    inTempFolder(async (temp) => {
      const out = join(temp, 'out');
      await writeFolder(out, FILES, { version: '0.2.0' });
      for (const version of ['0.2.1', '0.2.0', '0.1.9']) {
        expect(await writeFolder(out, FILES, { version })).toEqual(UP_TO_DATE);
      }
      expect(await versionIn(out)).toBe('0.2.0');
      expect(await compareFolder(out, FILES)).toEqual({ ...UP_TO_DATE, writtenBy: '0.2.0' });
      await writeFolder(out, CHANGED, { version: '0.2.1' });
      expect(await versionIn(out)).toBe('0.2.1');
    }));

  it('is unknown in a folder from before versions were recorded, which is up to date all the same', () =>
    inTempFolder(async (temp) => {
      const out = join(temp, 'out');
      await writeFolder(out, FILES);
      expect(await writeFolder(out, FILES, { version: '0.2.0' })).toEqual(UP_TO_DATE);
      expect(await compareFolder(out, FILES)).toEqual({ ...UP_TO_DATE, writtenBy: null });
      await writeFolder(out, CHANGED, { version: '0.2.0' });
      expect(await versionIn(out)).toBe('0.2.0');
    }));

  it.each([
    ['0.3.0', '0.2.9'],
    ['0.2.10', '0.2.9'],
    ['0.3.0', '0.3.0-rc.1'],
    ['v1.0.0', '0.9.0'],
  ])('%s is not overwritten by %s without force', (newer, older) =>
    inTempFolder(async (temp) => {
      const out = join(temp, 'out');
      await writeFolder(out, FILES, { version: newer });
      await expect(writeFolder(out, CHANGED, { version: older })).rejects.toThrow(
        new Refused(
          `${out} was written by netloom ${newer}, and this is netloom ${older}, which is older: update netloom, or overwrite the folder with --force.`,
        ),
      );
      expect(await readAll(out)).toEqual(Object.fromEntries(FILES));
      await writeFolder(out, CHANGED, { version: older, force: true });
      expect(await readAll(out)).toEqual(Object.fromEntries(CHANGED));
      expect(await versionIn(out)).toBe(older);
    }),
  );

  it('is read from a manifest whose other parts are of a later format', () =>
    inTempFolder(async (temp) => {
      const out = join(temp, 'out');
      await writeFolder(out, FILES);
      await writeFile(join(out, '.netloom.json'), '{ "formatVersion": 2, "netloomVersion": "9.0.0" }');
      await expect(writeFolder(out, CHANGED, { version: '0.2.0' })).rejects.toThrow(
        /was written by netloom 9\.0\.0/,
      );
    }));

  it.each(['soon', 7, ''])('%j is none that could be newer', (written) =>
    inTempFolder(async (temp) => {
      const out = join(temp, 'out');
      await writeFolder(out, FILES);
      const path = join(out, '.netloom.json');
      const manifest = await readFile(path, 'utf8');
      await writeFile(path, manifest.replace('{', `{ "netloomVersion": ${JSON.stringify(written)},`));
      await writeFolder(out, CHANGED, { version: '0.2.0' });
      expect(await versionIn(out)).toBe('0.2.0');
    }),
  );

  it('does not make force overwrite the changes of others', () =>
    inTempFolder(async (temp) => {
      const out = join(temp, 'out');
      await writeFolder(out, FILES, { version: '9.0.0' });
      await writeFile(join(out, 'a.yaml'), 'a: edited\n');
      await expect(writeFolder(out, CHANGED, { version: '0.2.0', force: true })).rejects.toThrow(
        /has changes that netloom did not make \(edited: a\.yaml\)/,
      );
    }));
});
