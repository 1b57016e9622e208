import type { FoundMistake } from './refuse.ts';

/** One mistake for each of the keys that is stated. */
export function refusedKeys(
  keys: Readonly<Record<string, unknown>>,
  message: string,
  under: readonly string[] = [],
): readonly FoundMistake[] {
  return Object.entries(keys).flatMap(([key, input]) =>
    input === undefined ? [] : [{ message, input, path: [...under, key] }],
  );
}
