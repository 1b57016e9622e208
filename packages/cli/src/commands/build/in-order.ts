export interface InOrder<Item, Result> {
  /** Works at once. */
  readonly most: number;
  readonly work: (item: Item) => Promise<Result>;
  readonly done: (result: Result) => void;
}

/**
 * Does the work for each item, some at a time, and hands the results over in the order of the items. After a failure
 * nothing more is begun; what has begun comes to its end before the failure is thrown.
 */
export async function inOrder<Item, Result>(
  items: readonly Item[],
  { most, work, done }: InOrder<Item, Result>,
): Promise<void> {
  const begun: Promise<Result>[] = [];
  const state = { handedOver: 0, hasFailed: false };
  try {
    for (const item of items) {
      if (begun.length - state.handedOver >= most) await handOver();
      if (state.hasFailed) break;
      const result = work(item);
      // it is thrown when its turn comes
      result.catch(() => (state.hasFailed = true));
      begun.push(result);
    }
    while (state.handedOver < begun.length) await handOver();
  } finally {
    const rest = await Promise.allSettled(begun.slice(state.handedOver));
    for (const each of rest) if (each.status === 'fulfilled') done(each.value);
  }

  async function handOver(): Promise<void> {
    const next = begun[state.handedOver];
    state.handedOver += 1;
    if (next !== undefined) done(await next);
  }
}
