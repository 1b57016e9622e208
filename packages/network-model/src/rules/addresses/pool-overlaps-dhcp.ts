import { IntervalSet } from '@netloom/addresses';
import type { Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { relatedClaims, describeList, describeRanges } from '../shared/describe.ts';
import { poolOverlaps, shrinkPool, type PoolOverlap } from '../shared/pool-overlaps.ts';

export const poolOverlapsDhcp: Rule<NetworkFacts> = {
  code: 'pool-overlaps-dhcp',
  severity: 'error',
  description: 'A load balancer pool shares no address with a DHCP range.',
  *check(facts) {
    for (const overlap of poolOverlaps('pool-overlaps-dhcp', facts)) yield toFinding(overlap);
  },
};

function toFinding(overlap: PoolOverlap): Finding {
  const { pool, blocks, held, facts } = overlap;
  const [first = pool] = blocks;
  const given = IntervalSet.of(held.map(({ interval }) => interval));
  const shared = IntervalSet.of(blocks.map(({ interval }) => interval)).intersect(given);
  const ranges = describeList(held.map(({ interval }) => describeRanges([interval])));
  return {
    message: `pool "${pool.name}" ${describeList(blocks.map(String))} shares ${describeRanges(shared.intervals)} with what DHCP hands out, ${ranges}`,
    at: facts.origins.of(first),
    related: relatedClaims(held),
    help: 'move the pool, or end the DHCP range before it: MetalLB and the DHCP server do not coordinate',
    ...shrinkPool(overlap),
  };
}
