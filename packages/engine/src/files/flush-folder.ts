import { open } from 'node:fs/promises';
import { hasCode } from './error-code.ts';

interface OpenFolder {
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Puts the names in a folder on the disk. Windows cannot, and says EPERM: there a crash of the machine may lose them. */
export async function flushFolder(
  folder: string,
  openFolder: (folder: string) => Promise<OpenFolder> = open,
): Promise<void> {
  const handle = await openFolder(folder);
  try {
    await handle.sync();
  } catch (error) {
    if (!hasCode(error, 'EPERM')) throw error;
  } finally {
    await handle.close();
  }
}
