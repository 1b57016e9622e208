import { DEPRECATED_KEYS, type KeyChange } from '@netloom/network-model';
import { table } from './table.ts';

/** The keys of network.yaml that are deprecated, as a table. */
export function deprecatedKeysTable(deprecated: readonly KeyChange[] = DEPRECATED_KEYS): string {
  if (deprecated.length === 0) return 'No key of `netloom/v1` is deprecated.';
  const rows = deprecated.map(({ key, instead, since, removedIn, move }) => {
    return [`\`${key}\``, instead === null ? '–' : `\`${instead}\``, since, removedIn, move];
  });
  return table(['key', 'instead', 'since', 'removed in', 'how'], rows);
}
