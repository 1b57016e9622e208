import { IntervalSet, intervalOf } from '@netloom/addresses';
import type { Finding, Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { poolOverlaps, shrinkPool, type PoolOverlap } from '../shared/pool-overlap.ts';
import { claimInWords, holdersInWords, inWords } from '../shared/words.ts';

export const poolOverlapsHost: Rule<NetworkFacts> = {
  code: 'pool-overlaps-host',
  severity: 'error',
  sentence: 'A load balancer pool holds no address that a machine has.',
  check: (facts) => poolOverlaps('pool-overlaps-host', facts).map(toFinding),
};

function toFinding(overlap: PoolOverlap): Finding {
  const { pool, blocks, held, facts } = overlap;
  const { network, origins } = facts;
  const [first = pool] = blocks;
  const taken = IntervalSet.of(held.map(({ interval }) => interval));
  const rows = network.allocations.filter(({ addresses }) => taken.overlaps(intervalOf(addresses)));
  return {
    message: `pool "${pool.name}" ${inWords(blocks.map(String))} holds ${inWords(held.map(claimInWords))}`,
    at: origins.of(first),
    related: [
      ...holdersInWords(held),
      ...rows.map(({ addresses, service }) => ({
        message: `an allocations row calls ${addresses.toString()} ${service === null ? 'available' : `an address of service "${service}"`}`,
        at: origins.of(addresses),
      })),
    ],
    help: 'move the pool or the machines: MetalLB may announce such an address, and two then answer for it',
    ...shrinkPool(overlap),
  };
}
