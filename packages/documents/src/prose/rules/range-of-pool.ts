import { Address, intervalOf, IntervalSet } from '@netloom/addresses';
import { describeHolder, describeList, describeRanges } from '@netloom/network-model';
import { holdersIn, linkOf } from '../prose-facts.ts';
import type { ProseRule } from '../prose-rule.ts';

const OF_A_POOL = /metallb|ipaddresspool|load[- ]?balancer|\bpools?\b/i;

export const rangeOfPool: ProseRule = {
  code: 'prose-range-of-pool',
  severity: 'error',
  description: 'What is said to be a load balancer pool is in the pools.',
  *check({ mentions, text, block }, facts) {
    if (facts.pools.isEmpty || !(OF_A_POOL.test(text) || block.includes('IPAddressPool'))) return;
    for (const mention of mentions) {
      const { addresses } = mention;
      const link = linkOf(facts, addresses);
      // a whole network is named beside its pools without being one
      if (addresses instanceof Address || link?.cidr.toString() === addresses.toString()) continue;
      if (link === null) continue;
      const stated = IntervalSet.of([intervalOf(addresses)]);
      if (stated.subtract(facts.pools).isEmpty) continue;
      const holders = holdersIn(facts, addresses);
      // neither a pool's nor a machine's: it may be that of somebody else
      if (holders.length === 0 && stated.intersect(facts.pools).isEmpty) continue;
      const held =
        holders.length === 0
          ? ''
          : `; it holds ${describeList(holders.map((claim) => describeHolder(claim)))}`;
      yield {
        message: `${addresses.toString()} is no pool: the pools have ${describeRanges(facts.pools.intervals)}${held}`,
        at: mention,
        related: facts.network.pools.map((pool) => ({
          message: `pool "${pool.name}" has ${describeRanges(pool.addresses.map(({ interval }) => interval))}`,
          at: facts.facts.origins.of(pool.addresses),
        })),
        help: 'write the range of the pool, or change network.yaml if the text is right',
      };
    }
  },
};
