import { intervalOf, IntervalSet } from '@netloom/addresses';
import type { NetworkFacts } from '../facts.ts';
import type { Pool } from '../network.ts';
import type { Purpose } from './claim.ts';
import { addressClaimsOf } from './ledger.ts';
import { usedAddresses } from './used-addresses.ts';

/** Holders that MetalLB does not know of: an address of a pool that one of them has is not free. */
export const UNKNOWN_TO_METALLB: ReadonlySet<Purpose> = new Set([
  'gateway',
  'proxmox',
  'node',
  'host',
  'virtual',
  'api',
  'lease',
  'backend',
  'dhcp',
  'reserved',
]);

/** What is left of each pool, as far as the network states who has what. */
export function freeInPools({
  network,
  ledger,
}: Pick<NetworkFacts, 'network' | 'ledger'>): ReadonlyMap<Pool, IntervalSet> {
  const taken = IntervalSet.of([
    ...usedAddresses(network).map(({ addresses }) => intervalOf(addresses)),
    ...addressClaimsOf(ledger.claims).flatMap(({ purpose, interval }) =>
      UNKNOWN_TO_METALLB.has(purpose) ? [interval] : [],
    ),
  ]);
  return new Map(
    network.pools.map((pool) => [
      pool,
      IntervalSet.of(pool.addresses.map(({ interval }) => interval)).subtract(taken),
    ]),
  );
}
