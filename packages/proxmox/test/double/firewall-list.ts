import { createHash } from 'node:crypto';
import { single, type Parameters } from './answer.ts';

export type Entry = Readonly<Record<string, string | number>>;

export const CHANGED = 'detected modified configuration - file changed by other user? Try again.\n';

const NUMBERS = new Set(['enable', 'nftables', 'nomatch']);

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

/** Those of the parameters that become part of an entry. */
export function entryOf(parameters: Parameters, keys: readonly string[]): Entry {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = single(parameters, key);
      return value === undefined ? [] : [[key, NUMBERS.has(key) ? Number(value) : value]];
    }),
  );
}
