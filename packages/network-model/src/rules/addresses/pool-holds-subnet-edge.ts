import type { Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { AddressClaim } from '../../ledger/claim.ts';
import { poolOverlaps, shrinkPool, type PoolOverlap } from '../shared/pool-overlap.ts';
import { claimInWords, holdersInWords, inWords } from '../shared/words.ts';

export const poolHoldsSubnetEdge: Rule<NetworkFacts> = {
  code: 'pool-holds-subnet-edge',
  severity: 'error',
  sentence: "A load balancer pool holds neither a subnet's network address nor its broadcast address.",
  check: (facts) =>
    poolOverlaps('pool-holds-subnet-edge', facts).flatMap((overlap) => {
      const held = overlap.held.filter((edge) => !isSkipped(edge, overlap));
      return held.length === 0 ? [] : [toFinding({ ...overlap, held })];
    }),
};

/** With avoidBuggyIPs MetalLB never hands out what ends in .0 or .255. */
function isSkipped({ interval }: AddressClaim, { pool }: PoolOverlap): boolean {
  const lastByte = interval.first & 255n;
  return pool.avoidBuggyIPs && (lastByte === 0n || lastByte === 255n);
}

function toFinding(overlap: PoolOverlap): Finding {
  const { pool, blocks, held, facts } = overlap;
  const [first = pool] = blocks;
  return {
    message: `pool "${pool.name}" ${inWords(blocks.map(String))} holds ${inWords(held.map(claimInWords))}`,
    at: facts.origins.of(first),
    related: holdersInWords(held),
    help: 'no host of the subnet can talk to such an address: leave it out of the pool, or state `avoidBuggyIPs: true` where it ends in .0 or .255',
    ...shrinkPool(overlap),
  };
}
