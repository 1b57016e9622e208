import type { Plain } from '@netloom/chart-kit';
import { isList, isMapping } from './diff-fields.ts';

/**
 * What `live` holds of the fields that `desired` sets. The API leaves out what is empty, so that `[]` comes back as nothing;
 * and the server adds defaults, also to the entries of a list.
 */
export function restrictTo(desired: Plain, live: Plain | undefined): Plain | undefined {
  if (live === undefined || live === null) return isEmptyValue(desired) ? desired : live;
  if (isMapping(desired) && isMapping(live)) {
    const entries = Object.entries(desired).map(
      ([key, value]) => [key, restrictTo(value, live[key])] as const,
    );
    return Object.fromEntries(
      entries.flatMap(([key, value]): readonly (readonly [string, Plain])[] =>
        value === undefined ? [] : [[key, value]],
      ),
    );
  }
  if (isList(desired) && isList(live) && desired.length === live.length) {
    return desired.map((item, index) => restrictTo(item, live[index]) ?? null);
  }
  return live;
}

function isEmptyValue(value: Plain): boolean {
  if (isList(value)) return value.length === 0;
  if (isMapping(value)) return Object.values(value).every(isEmptyValue);
  return value === null || value === '' || value === false || value === 0;
}
