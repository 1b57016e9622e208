import { intervalOf } from '@netloom/addresses';
import type { Pool, UsedAddresses } from '@netloom/network-model';

/** The addresses of a pool that something depends on. */
export function heldIn(pool: Pool, used: readonly UsedAddresses[]): readonly UsedAddresses[] {
  return used.filter(({ addresses }) =>
    pool.addresses.some((block) => block.overlaps({ interval: intervalOf(addresses) })),
  );
}
