import type { BigIntStats } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { sha256Of } from './sha256-of.ts';

/** What lies where the fetched Helm should be. */
export type PinnedState = 'pinned' | 'other' | 'absent';

/**
 * Whether a file has this SHA-256. Hashing the 60 MB of Helm takes as long as templating a network, so that what was hashed is
 * recorded beside the file, together with its inode and the time of its last change: no program can set those two, so that
 * a file that was written, replaced or restored since is hashed again. Who can write the record can write the user's own programs.
 */
export async function pinnedState(path: string, sha256: string): Promise<PinnedState> {
  const before = await identityOf(path);
  if (before === null) return 'absent';
  const record = `${path}.sha256`;
  const proof = `${sha256} ${before}\n`;
  if ((await readFile(record, 'utf8').catch(() => null)) === proof) return 'pinned';
  if ((await sha256Of(path)) !== sha256) return 'other';
  // without a record, as in a cache that cannot be written, it is hashed the next time, too
  if ((await identityOf(path)) === before) await writeFile(record, proof).catch(() => undefined);
  return 'pinned';
}

async function identityOf(path: string): Promise<string | null> {
  const stats: BigIntStats | null = await stat(path, { bigint: true }).catch(() => null);
  if (stats === null) return null;
  const { dev, ino, size, mtimeNs, ctimeNs } = stats;
  return [dev, ino, size, mtimeNs, ctimeNs].join(':');
}
