import type { Address, AddressBlock } from '@netloom/addresses';
import type { Space } from '../network.ts';
import type { AddressClaim } from './claim.ts';

/** A claim of addresses before its origin is looked up. */
export interface Hold {
  readonly owner: string;
  readonly space: Space;
  readonly purpose: AddressClaim['purpose'];
  readonly addresses: Address | AddressBlock;
  /** What the addresses are derived from, where the file does not state them. */
  readonly of?: object;
  /** The text of a list that they are read from. */
  readonly entry?: { readonly list: readonly string[]; readonly index: number };
}
