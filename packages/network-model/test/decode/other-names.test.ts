import type * as z from 'zod';
import { ELSEWHERE, SYNONYMS } from '../../src/decode/other-names.ts';
import { keysAt, schemaAt } from '../../src/decode/schema-at.ts';
import { NetworkFile } from '../../src/file/network-file.ts';

describe('the keys that other programs have other names for', () => {
  const mappings = mappingsOf(NetworkFile, []);

  it.each(Object.entries(SYNONYMS))('%s is no key beside %p, which are keys', (key, names) => {
    for (const name of names) {
      expect(mappings.filter((keys) => keys.includes(name))).not.toEqual([]);
    }
    expect(mappings.filter((keys) => keys.includes(key) && keys.includes(names[0] ?? ''))).toEqual([]);
  });

  it.each(Object.entries(ELSEWHERE))('%s is no key of its own, and %s is one', (key, target) => {
    expect(keysAt(NetworkFile, [])).not.toContain(key);
    expect(schemaAt(NetworkFile, target.split('.'))).not.toBeNull();
  });
});

/** The keys of each mapping of a schema. */
function mappingsOf(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly (readonly string[])[] {
  const keys = keysAt(schema, path);
  const below = keys.flatMap((key) => {
    const entry = [...path, key, 0];
    const inner = keysAt(schema, [...path, key]).length > 0 ? [...path, key] : entry;
    return keysAt(schema, inner).length > 0 ? mappingsOf(schema, inner) : [];
  });
  return keys.length > 0 ? [keys, ...below] : below;
}
