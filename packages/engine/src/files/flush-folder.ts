import { closeSync, openSync } from 'node:fs';
import { hasCode } from './error-code.ts';
import { flush } from './flush.ts';

/** Puts the names in a folder on the disk. Windows cannot, and says EPERM: there a crash of the machine may lose them. */
export async function flushFolder(folder: string, flushOpen: typeof flush = flush): Promise<void> {
  const descriptor = openSync(folder, 'r');
  try {
    await flushOpen(descriptor);
  } catch (error) {
    if (!hasCode(error, 'EPERM')) throw error;
  } finally {
    closeSync(descriptor);
  }
}
