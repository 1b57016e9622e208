/**
 * The same value in one form: Proxmox sends the keys of its objects in another order each time (Perl's hashes), and null
 * for what is not set. Here every object has its keys in order, and none that is null.
 */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(
    entries
      .map(([key, item]): [string, unknown] => [key, canonical(item)])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
