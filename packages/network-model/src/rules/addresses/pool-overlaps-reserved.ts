import type { Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { poolOverlaps, shrinkPool, type PoolOverlap } from '../shared/pool-overlap.ts';
import { holdersInWords, inWords, rangesInWords } from '../shared/words.ts';

export const poolOverlapsReserved: Rule<NetworkFacts> = {
  code: 'pool-overlaps-reserved',
  severity: 'error',
  sentence: 'A load balancer pool holds no reserved address.',
  check: (facts) => poolOverlaps('pool-overlaps-reserved', facts).map(toFinding),
};

function toFinding(overlap: PoolOverlap): Finding {
  const { pool, blocks, held, facts } = overlap;
  const [first = pool] = blocks;
  const reserved = inWords(held.map(({ interval }) => rangesInWords([interval])));
  return {
    message: `pool "${pool.name}" ${inWords(blocks.map(String))} meets reserved ${reserved}`,
    at: facts.origins.of(first),
    related: holdersInWords(held),
    help: 'move the pool; a range that is reserved for MetalLB needs no reservation, since the pool holds it',
    ...shrinkPool(overlap),
  };
}
