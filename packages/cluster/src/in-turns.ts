/** How many requests are open at once. */
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
