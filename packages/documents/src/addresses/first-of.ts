import { Address, intervalOf, type AddressBlock } from '@netloom/addresses';

/** The first address, by which rows are sorted. */
export function firstOf(addresses: Address | AddressBlock): Address {
  const { family, first } = intervalOf(addresses);
  return Address.of(family, first);
}
