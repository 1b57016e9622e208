import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { visible } from '@netloom/diagnostics';
import { Refused } from '@netloom/diagnostics/error';
import { hasCode } from './error-code.ts';
import { flushFolder } from './flush-folder.ts';
import { isFolder } from './read-folder.ts';
import { isInUse, renameWithRetry } from './rename-with-retry.ts';

/** Three siblings: a folder, the one that is to take its place, and where its old files are in the meantime. */
export interface Places {
  readonly target: string;
  readonly staged: string;
  readonly old: string;
}

/** What changes the disk, for tests on a system that renames and deletes what is open. */
export interface SwapSteps {
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (folder: string) => Promise<void>;
}

const STEPS: SwapSteps = {
  rename: renameWithRetry,
  remove: (folder) => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
};

/** After a crash between the two renames of a swap the old folder is moved back; after any other crash it is removed. */
export async function recover(places: Places, steps: SwapSteps = STEPS): Promise<void> {
  const { target, staged } = places;
  await steps.remove(staged);
  await (isFolder(target) ? removeOld(places, steps) : restore(places, steps));
}

/** Puts the staged folder in the place of the target. Where that is not possible, the target is as it was. */
export async function swapFolder(places: Places, steps: SwapSteps = STEPS): Promise<void> {
  const { target, staged, old } = places;
  await renameIfThere(target, old, steps).catch((error: unknown) => {
    throw asRefused(error, inUse(target));
  });
  try {
    await steps.rename(staged, target);
  } catch (error) {
    await restore(places, steps);
    throw asRefused(error, inUse(target));
  }
  await flushFolder(dirname(target));
  await removeOld(places, steps);
}

async function removeOld({ target, old }: Places, { remove }: SwapSteps): Promise<void> {
  await remove(old).catch((error: unknown) => {
    throw asRefused(
      error,
      `${visible(target)} was replaced, but another program has one of its old files in ${visible(old)} open: close that program and run again, which deletes them.`,
    );
  });
}

async function restore({ target, old }: Places, steps: SwapSteps): Promise<void> {
  await renameIfThere(old, target, steps).catch((error: unknown) => {
    throw asRefused(
      error,
      `${visible(target)} is missing, and its files are in ${visible(old)}, since another program has one of them open: close that program and run again, which moves them back.`,
    );
  });
}

function inUse(target: string): string {
  return `${visible(target)} cannot be replaced as a whole, since a program has it or one of its files open, or since it is a mount point: close that program and run again, or choose a folder inside it.`;
}

/** The error, or where a file or folder was in use what to do about that. */
function asRefused(error: unknown, message: string): unknown {
  return isInUse(error) ? new Refused(message) : error;
}

async function renameIfThere(from: string, to: string, { rename }: SwapSteps): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}
