import type { Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { poolOverlaps, type PoolOverlap } from '../shared/pool-overlap.ts';
import { addressesInWords, holdersInWords, inWords, ownerInWords } from '../shared/words.ts';

export const poolsOverlap: Rule<NetworkFacts> = {
  code: 'pools-overlap',
  severity: 'error',
  sentence: 'Each load balancer address is in one pool, and there once.',
  check: (facts) => poolOverlaps('pools-overlap', facts).map(toFinding),
};

function toFinding({ pool, blocks, held, facts }: PoolOverlap): Finding {
  const [first = pool] = blocks;
  const others = inWords(held.map((claim) => `${addressesInWords(claim)} of ${ownerInWords(claim)}`));
  return {
    message: `pool "${pool.name}" ${inWords(blocks.map(String))} overlaps ${others}`,
    at: facts.origins.of(first),
    related: holdersInWords(held),
    help: "MetalLB's webhook refuses pools that overlap, also within one pool: split the range between them",
  };
}
