import { IntervalSet, intervalOf } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import { usedAddresses, type NetworkFacts } from '@netloom/network-model';
import { heldIn } from './shared/held-in.ts';
import { skippedIn } from './shared/skipped-addresses.ts';

export const poolExhausted: Rule<NetworkFacts> = {
  code: 'pool-exhausted',
  severity: 'warning',
  description: 'A pool that assigns addresses to any Service has one left.',
  *check({ network, origins }) {
    const used = usedAddresses(network);
    const taken = IntervalSet.of(used.map(({ addresses }) => intervalOf(addresses)));
    for (const pool of network.pools) {
      if (!pool.autoAssign) continue;
      const own = IntervalSet.of(pool.addresses.map(({ interval }) => interval));
      const left = own.subtract(taken);
      if (!left.subtract(skippedIn(pool, left)).isEmpty) continue;
      const holders = heldIn(pool, used);
      yield {
        message: `pool "${pool.name}" has no address left for another Service: ${holders.length === 0 ? 'MetalLB skips those it has' : 'every one is taken'}`,
        at: origins.of(pool.addresses),
        related: holders.map(({ by, addresses }) => ({
          message: `${by} has ${addresses.toString()}`,
          at: origins.of(addresses),
        })),
        help: 'widen the pool, or state `autoAssign: false` where it is meant for these alone: the next Service stays pending',
      };
    }
  },
};
