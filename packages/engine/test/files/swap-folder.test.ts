import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refused } from '@netloom/diagnostics/error';
import { recover, swapFolder, type Places, type SwapSteps } from '../../src/files/swap-folder.ts';
import { readAll } from './read-all.ts';
import { systemError } from './system-error.ts';
import { inTempFolder } from './temp-folder.ts';

/** The steps as on Windows, while a program has a file open in one of these folders. */
function whileOpen(...open: readonly string[]): SwapSteps {
  const refuse = (folder: string): void => {
    if (open.includes(folder)) throw systemError('EPERM');
  };
  return {
    rename: async (from, to) => {
      refuse(from);
      await rename(from, to);
    },
    remove: async (folder) => {
      refuse(folder);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function inPlaces(use: (places: Places, temp: string) => Promise<void>): Promise<void> {
  await inTempFolder(async (temp) => {
    const places = { target: join(temp, 'out'), staged: join(temp, 'new'), old: join(temp, 'old') };
    for (const [folder, text] of [
      [places.target, 'before'],
      [places.staged, 'after'],
    ] as const) {
      await mkdir(folder);
      await writeFile(join(folder, 'a.yaml'), text);
    }
    await use(places, temp);
  });
}

const inUse = (target: string): Refused =>
  new Refused(
    `${target} cannot be replaced as a whole, since a program has it or one of its files open, or since it is a mount point: close that program and run again, or choose a folder inside it.`,
  );

describe(swapFolder, () => {
  it('leaves a folder as it is in which a program has a file open', () =>
    inPlaces(async (places, temp) => {
      await expect(swapFolder(places, whileOpen(places.target))).rejects.toThrow(inUse(places.target));
      expect(await readAll(places.target)).toEqual({ 'a.yaml': 'before' });
      expect((await readdir(temp)).sort()).toEqual(['new', 'out']);
    }));

  it('moves the old folder back where the new one cannot be moved', () =>
    inPlaces(async (places, temp) => {
      await expect(swapFolder(places, whileOpen(places.staged))).rejects.toThrow(inUse(places.target));
      expect(await readAll(places.target)).toEqual({ 'a.yaml': 'before' });
      expect((await readdir(temp)).sort()).toEqual(['new', 'out']);
    }));

  it('says where the old files are that it could not move back, and the next run does', () =>
    inPlaces(async (places) => {
      const { target, staged, old } = places;
      await expect(swapFolder(places, whileOpen(staged, old))).rejects.toThrow(
        new Refused(
          `${target} is missing, and its files are in ${old}, since another program has one of them open: close that program and run again, which moves them back.`,
        ),
      );
      await recover(places);
      expect(await readAll(target)).toEqual({ 'a.yaml': 'before' });
    }));

  it('says which old files it could not delete, and the next run does', () =>
    inPlaces(async (places, temp) => {
      const { target, old } = places;
      await expect(swapFolder(places, whileOpen(old))).rejects.toThrow(
        new Refused(
          `${target} was replaced, but another program has one of its old files in ${old} open: close that program and run again, which deletes them.`,
        ),
      );
      expect(await readAll(target)).toEqual({ 'a.yaml': 'after' });
      await recover(places);
      expect(await readdir(temp)).toEqual(['out']);
    }));
});
