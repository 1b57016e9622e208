/** Reads several things at the same time, each under a name. */
export async function readEach<Item, T>(
  items: readonly Item[],
  read: (item: Item) => Promise<readonly [string, T]>,
): Promise<ReadonlyMap<string, T>> {
  return new Map(await Promise.all(items.map(read)));
}
