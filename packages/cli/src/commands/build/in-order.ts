/**
 * Does the work for each item, `most` at a time, and hands the results over in the order of the items. After a failure
 * nothing more is begun; what has begun comes to its end before the failure is thrown.
 */
export async function inOrder<Item, Result>(
  items: readonly Item[],
  {
    most,
    work,
    done,
  }: {
    readonly most: number;
    readonly work: (item: Item) => Promise<Result>;
    readonly done: (result: Result) => void;
  },
): Promise<void> {
  const begun: Promise<Result>[] = [];
  let hasFailed = false;
  try {
    for (const item of items) {
      if (begun.length >= most) await handOver();
      if (hasFailed) break;
      const result = work(item);
      // it is thrown when its turn comes
      result.catch(() => (hasFailed = true));
      begun.push(result);
    }
    while (begun.length > 0) await handOver();
  } finally {
    for (const each of await Promise.allSettled(begun)) if (each.status === 'fulfilled') done(each.value);
  }

  async function handOver(): Promise<void> {
    const [first] = begun;
    try {
      if (first !== undefined) done(await first);
    } finally {
      begun.shift();
    }
  }
}
