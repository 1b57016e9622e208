import { parentOf } from '../host-names.ts';

/** Names with records, and the names above them, which exist without having any (RFC 4592, 2.2.2). */
export function existingNames(records: readonly { readonly name: string }[]): ReadonlySet<string> {
  const existing = new Set<string>();
  for (const { name } of records) {
    for (let each = name; each !== '' && !existing.has(each); each = parentOf(each)) existing.add(each);
  }
  return existing;
}
