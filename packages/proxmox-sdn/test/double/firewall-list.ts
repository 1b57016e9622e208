import { createHash } from 'node:crypto';

export type Entry = Readonly<Record<string, string | number>>;

/** Each list has a digest of its own: of its entries' keys in order, and their values. */
export function digestOf(entries: readonly Entry[]): string {
  const sha = createHash('sha1');
  for (const entry of entries) {
    for (const key of Object.keys(entry).sort()) sha.update(`${key}:${entry[key] ?? ''}\n`);
  }
  return sha.digest('hex');
}

/** Entries as a list call gives them. */
export function withDigest(entries: readonly Entry[]): readonly Entry[] {
  const digest = digestOf(entries);
  return entries.map((entry) => ({ ...entry, digest }));
}
