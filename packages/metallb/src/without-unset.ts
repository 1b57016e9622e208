/** What the network states: an object without its null members and empty lists, which upstream reads as "not set". */
export function withoutUnset<T extends object>(
  members: T,
): { readonly [Key in keyof T]?: NonNullable<T[Key]> } {
  const kept = Object.entries(members).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  // Object.entries forgets the key type; only null members and empty lists are gone.
  return Object.fromEntries(kept) as { readonly [Key in keyof T]?: NonNullable<T[Key]> };
}
