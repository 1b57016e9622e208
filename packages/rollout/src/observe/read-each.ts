import { inTurns } from '@netloom/cluster';

/** What is read of each item under a name, a few at once. */
export async function readEach<Item, T>(
  items: readonly Item[],
  read: (item: Item) => Promise<readonly [string, T]>,
): Promise<ReadonlyMap<string, T>> {
  return new Map(await inTurns(items, read));
}
