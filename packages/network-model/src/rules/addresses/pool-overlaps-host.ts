import { IntervalSet, intervalOf } from '@netloom/addresses';
import type { Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { describeClaim, relatedClaims, describeList } from '../shared/describe.ts';
import { poolOverlaps, shrinkPool, type PoolOverlap } from '../shared/pool-overlaps.ts';

export const poolOverlapsHost: Rule<NetworkFacts> = {
  code: 'pool-overlaps-host',
  severity: 'error',
  description: 'A load balancer pool holds no address that a machine has.',
  *check(facts) {
    for (const overlap of poolOverlaps('pool-overlaps-host', facts)) yield toFinding(overlap);
  },
};

function toFinding(overlap: PoolOverlap): Finding {
  const { pool, blocks, held, facts } = overlap;
  const { network, origins } = facts;
  const [first = pool] = blocks;
  const taken = IntervalSet.of(held.map(({ interval }) => interval));
  const rows = network.allocations.filter(({ addresses }) => taken.overlaps(intervalOf(addresses)));
  return {
    message: `pool "${pool.name}" ${describeList(blocks.map(String))} holds ${describeList(held.map(describeClaim))}`,
    at: origins.of(first),
    related: [
      ...relatedClaims(held),
      ...rows.map(({ addresses, service }) => ({
        message: `an allocations row ${service === null ? `lists ${addresses.toString()} as available` : `gives ${addresses.toString()} to service "${service}"`}`,
        at: origins.of(addresses),
      })),
    ],
    help: 'move the pool or the machines: MetalLB may announce such an address, and two then answer for it',
    ...shrinkPool(overlap),
  };
}
