import { rename as renameNow } from 'node:fs/promises';
import { platform } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasCode } from './error-code.ts';

/** Windows renames nothing that an indexer or a virus scanner has open, which mostly takes a moment. */
const DELAYS_MS = platform() === 'win32' ? [10, 50, 100, 200, 400, 800] : [];

export interface RenameOptions {
  readonly rename?: (from: string, to: string) => Promise<void>;
  /** The pauses after attempts that failed. */
  readonly delays?: readonly number[];
}

/** Whether a file or folder could not be renamed or deleted since a program has it open, or since it is a mount point. */
export function isInUse(error: unknown): boolean {
  return ['EACCES', 'EBUSY', 'EPERM', 'EXDEV'].some((code) => hasCode(error, code));
}

/** Renames a file or folder, on Windows more than once where another program has it open. */
export async function renameWithRetry(
  from: string,
  to: string,
  { rename = renameNow, delays = DELAYS_MS }: RenameOptions = {},
): Promise<void> {
  for (const delay of delays) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (!isInUse(error)) throw error;
    }
    await sleep(delay);
  }
  await rename(from, to);
}
