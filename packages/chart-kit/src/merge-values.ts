import type { Plain } from './plain.ts';

type PlainMapping = Readonly<Record<string, Plain>>;

/** Values of a chart over others, as Helm merges them: mappings key by key, all else as a whole. */
export function mergeValues(over: Plain, under: Plain): Plain {
  if (!isMapping(over) || !isMapping(under)) return over;
  const added = Object.entries(under).filter(([key]) => !Object.hasOwn(over, key));
  // a file is the same where nothing is added
  const merged = Object.entries(over).map(([key, value]): [string, Plain] => [
    key,
    Object.hasOwn(under, key) ? mergeValues(value, under[key] ?? null) : value,
  ]);
  // fromEntries defines own properties, so that a key `__proto__` stays a key
  return Object.fromEntries([...merged, ...added]);
}

/** A key that two values state differently. */
export interface ValueConflict {
  readonly path: readonly string[];
  readonly over: Plain;
  readonly under: Plain;
}

/** Where `mergeValues` would drop something of `under`: what both state, and not alike. */
export function* valueConflicts(
  over: Plain,
  under: Plain,
  path: readonly string[] = [],
): Iterable<ValueConflict> {
  if (!isMapping(over) || !isMapping(under)) {
    if (!isEqual(over, under)) yield { path, over, under };
    return;
  }
  for (const [key, value] of Object.entries(under)) {
    if (Object.hasOwn(over, key)) yield* valueConflicts(over[key] ?? null, value, [...path, key]);
  }
}

function isEqual(one: Plain, other: Plain): boolean {
  if (isList(one) && isList(other)) {
    return one.length === other.length && one.every((item, index) => isEqual(item, other[index] ?? null));
  }
  if (!isMapping(one) || !isMapping(other)) return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isEqual(one[key] ?? null, other[key] ?? null))
  );
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function isMapping(value: Plain): value is PlainMapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
