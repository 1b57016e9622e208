import type { Address } from '@netloom/addresses';
import type { Flow } from '../flow.ts';
import { deny, type Hop } from '../hop.ts';
import { addressesOfFamily } from '../sender.ts';
import type { Segment } from '../sources/source.ts';

/** A sender without an address of that family sends nothing; null where it has one. */
export function noAddressHop(
  { sender }: Flow,
  { segment, address }: { readonly segment: Segment; readonly address: Address },
): Hop | null {
  if (!addressesOfFamily(sender.addresses, address.family).isEmpty) return null;
  const text = `${sender.label} has no IPv${address.family} address to reach ${address} from`;
  return deny(segment, text, null);
}
