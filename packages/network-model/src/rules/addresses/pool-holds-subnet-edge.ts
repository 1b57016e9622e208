import type { Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { AddressClaim } from '../../ledger/claim.ts';
import { describeClaim, relatedClaims, describeList } from '../shared/describe.ts';
import { poolOverlaps, shrinkPool, type PoolOverlap } from '../shared/pool-overlaps.ts';

export const poolHoldsSubnetEdge: Rule<NetworkFacts> = {
  code: 'pool-holds-subnet-edge',
  severity: 'error',
  description: "A load balancer pool holds neither a subnet's network address nor its broadcast address.",
  *check(facts) {
    for (const overlap of poolOverlaps('pool-holds-subnet-edge', facts)) {
      const held = overlap.held.filter((edge) => !isSkipped(edge, overlap));
      if (held.length > 0) yield toFinding({ ...overlap, held });
    }
  },
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
    message: `pool "${pool.name}" ${describeList(blocks.map(String))} holds ${describeList(held.map(describeClaim))}`,
    at: facts.origins.of(first),
    related: relatedClaims(held),
    help: 'no host of the subnet can talk to such an address: leave it out of the pool, or state `avoidBuggyIPs: true` where it ends in .0 or .255',
    ...shrinkPool(overlap),
  };
}
