import type { Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { relatedClaims, describeList, describeRanges } from '../shared/describe.ts';
import { poolOverlaps, shrinkPool, type PoolOverlap } from '../shared/pool-overlaps.ts';

export const poolOverlapsReserved: Rule<NetworkFacts> = {
  code: 'pool-overlaps-reserved',
  severity: 'error',
  description: 'A load balancer pool holds no reserved address.',
  *check(facts) {
    for (const overlap of poolOverlaps('pool-overlaps-reserved', facts)) yield toFinding(overlap);
  },
};

function toFinding(overlap: PoolOverlap): Finding {
  const { pool, blocks, held, facts } = overlap;
  const [first = pool] = blocks;
  const reserved = describeList(held.map(({ interval }) => describeRanges([interval])));
  return {
    message: `pool "${pool.name}" ${describeList(blocks.map(String))} overlaps reserved ${reserved}`,
    at: facts.origins.of(first),
    related: relatedClaims(held),
    help: 'move the pool; a range that is reserved for MetalLB needs no reservation, since the pool holds it',
    ...shrinkPool(overlap),
  };
}
