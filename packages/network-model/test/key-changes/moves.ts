import type { KeyChange } from '../../src/key-changes/key-change.ts';

/** Changes of keys that the format has, as if they were deprecated. */
export function change(key: string, instead: string | null): KeyChange {
  const move = instead === null ? 'leave it out' : `write ${instead}`;
  return { key, instead, since: '0.3.0', removedIn: '1.0.0', move };
}
