import { IntervalSet, type Address, type Interval } from '@netloom/addresses';
import type { Pool } from '@netloom/network-model';

/** What avoidBuggyIPs skips, for Services that ask for it by address too: IPv4 addresses that end in .0 or .255. */
export function isSkipped({ avoidBuggyIPs }: Pool, { family, value }: Address): boolean {
  const lastByte = value & 255n;
  return avoidBuggyIPs && family === 4 && (lastByte === 0n || lastByte === 255n);
}

/** The skipped addresses at the ends of each interval: one with more than two addresses has others between them. */
export function skippedIn(pool: Pool, { intervals }: IntervalSet): IntervalSet {
  if (!pool.avoidBuggyIPs) return IntervalSet.of([]);
  const ends = intervals.flatMap(({ family, first, last }): readonly Interval[] =>
    [first, last]
      .filter((value) => family === 4 && [0n, 255n].includes(value & 255n))
      .map((value) => ({ family, first: value, last: value })),
  );
  return IntervalSet.of(ends);
}
