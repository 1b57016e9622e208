import type { Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { describeAddresses, relatedClaims, describeList, describeHolder } from '../shared/describe.ts';
import { poolOverlaps, type PoolOverlap } from '../shared/pool-overlaps.ts';

export const poolsOverlap: Rule<NetworkFacts> = {
  code: 'pools-overlap',
  severity: 'error',
  description: 'Each load balancer address is in one pool, and there once.',
  *check(facts) {
    for (const overlap of poolOverlaps('pools-overlap', facts)) yield toFinding(overlap);
  },
};

function toFinding({ pool, blocks, held, facts }: PoolOverlap): Finding {
  const [first = pool] = blocks;
  const others = describeList(held.map((claim) => `${describeAddresses(claim)} of ${describeHolder(claim)}`));
  return {
    message: `pool "${pool.name}" ${describeList(blocks.map(String))} overlaps ${others}`,
    at: facts.origins.of(first),
    related: relatedClaims(held),
    help: "MetalLB's webhook refuses pools that overlap, also within one pool: split the range between them",
  };
}
