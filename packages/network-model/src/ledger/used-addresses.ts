import type { Address, AddressBlock } from '@netloom/addresses';
import type { Network } from '../network.ts';
import { describePinned, pinsOf } from '../pins.ts';

export interface UsedAddresses {
  readonly by: string;
  readonly addresses: Address | AddressBlock;
}

/** Load balancer addresses that something depends on: pinned, or given to a Service by a row of the allocations. */
export function usedAddresses(network: Network): readonly UsedAddresses[] {
  const pinned = pinsOf(network).map(({ by, address }) => ({ by: describePinned(by), addresses: address }));
  const allocated = network.allocations.flatMap(({ service, addresses }) =>
    service === null ? [] : [{ by: `service "${service}"`, addresses }],
  );
  return [...pinned, ...allocated];
}
