/** Calls `make` when its value is first needed, and keeps the value. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** As `lazily`, one value for each key: the network or its facts, and not a NetworkIndex, of which some traces have a copy. */
export function lazilyByKey<Key extends object, T extends object>(make: (key: Key) => T): (key: Key) => T {
  const made = new WeakMap<Key, T>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
