import { open, rm, type FileHandle } from 'node:fs/promises';
import { Refused } from '@netloom/diagnostics/error';
import { hasCode } from './error-code.ts';
import { renameWithRetry } from './rename-with-retry.ts';

/** The mode and the owner of a file, as in Node's `Stats`. */
export interface Rights {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/**
 * Writes a sibling of `path` and renames it, so that a reader sees the old text or the new one, never a part. With `rights`,
 * the file has them before its first byte.
 */
export async function stageAndRename(path: string, text: string, rights?: Rights): Promise<void> {
  const staged = `${path}.netloom-new`;
  await rm(staged, { force: true });
  try {
    const file = await open(staged, 'wx', rights === undefined ? 0o666 : 0o600);
    try {
      if (rights !== undefined) await giveRights(file, { path, rights });
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await renameWithRetry(staged, path);
  } finally {
    await rm(staged, { force: true });
  }
}

/** The owner first: chown clears bits of the mode. */
async function giveRights(
  file: FileHandle,
  { path, rights: { mode, uid, gid } }: { readonly path: string; readonly rights: Rights },
): Promise<void> {
  const own = await file.stat();
  if (own.uid !== uid || own.gid !== gid) {
    await file.chown(uid, gid).catch((error: unknown) => {
      if (!hasCode(error, 'EPERM')) throw error;
      throw new Refused(`${path} belongs to another user or group, which it would lose: run as its owner.`);
    });
  }
  await file.chmod(mode & 0o7777);
}
