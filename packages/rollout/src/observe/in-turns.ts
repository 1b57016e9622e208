/** How many requests a cluster gets at once. */
const AT_ONCE = 16;

/** `Promise.all` of a function over items, but never more than a few at once. */
export async function inTurns<T, U>(
  items: readonly T[],
  use: (item: T) => Promise<U>,
): Promise<readonly U[]> {
  const results: U[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(use))));
  }
  return results;
}

/** The same, each result under a name. */
export async function readEach<Item, T>(
  items: readonly Item[],
  read: (item: Item) => Promise<readonly [string, T]>,
): Promise<ReadonlyMap<string, T>> {
  return new Map(await inTurns(items, read));
}
