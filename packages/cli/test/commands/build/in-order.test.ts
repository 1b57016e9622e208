import { setTimeout as sleep } from 'node:timers/promises';
import { inOrder } from '../../../src/commands/build/in-order.ts';

/** Each item takes that many milliseconds; what happened, in its order. */
async function run(items: readonly number[], failing: number | null = null): Promise<readonly string[]> {
  const events: string[] = [];
  const work = async (item: number): Promise<number> => {
    events.push(`begin ${item}`);
    await sleep(item);
    if (item === failing) throw new Error(`no ${item}`);
    events.push(`end ${item}`);
    return item;
  };
  try {
    await inOrder(items, { most: 2, work, done: (item) => events.push(`done ${item}`) });
  } catch (error) {
    events.push(`failed: ${(error as Error).message}`);
  }
  return events;
}

describe(inOrder, () => {
  it('works on two at a time, and hands them over in their order', async () => {
    const events = await run([60, 20, 40]);
    expect(events).toEqual([
      'begin 60',
      'begin 20',
      'end 20',
      'end 60',
      'done 60',
      'begin 40',
      'done 20',
      'end 40',
      'done 40',
    ]);
  });

  it('begins nothing after a failure, and ends what has begun', async () => {
    expect(await run([20, 60, 40, 30], 20)).toEqual([
      'begin 20',
      'begin 60',
      'end 60',
      'done 60',
      'failed: no 20',
    ]);
  });

  it('hands over what came before a failure', async () => {
    expect(await run([60, 20, 40], 20)).toEqual([
      'begin 60',
      'begin 20',
      'end 60',
      'done 60',
      'failed: no 20',
    ]);
  });

  it('does nothing without items', async () => {
    expect(await run([])).toEqual([]);
  });
});
