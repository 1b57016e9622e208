import { Cidr, parseBlock, type Address, type AddressBlock } from '@netloom/addresses';
import { parseAddresses } from '../endpoint.ts';
import {
  parseAddress,
  parseAddress4,
  parseAddress6,
  parseCidr,
  parseCidr4,
  parseCidr6,
} from './parse-addresses.ts';
import { textCodec } from './text-codec.ts';

const print = (value: { toString(): string }): string => value.toString();

/** An address of either family. */
export const AnyAddress = textCodec<Address>(parseAddress, print);
export const Address4 = textCodec<Address>(parseAddress4, print);
export const Address6 = textCodec<Address>(parseAddress6, print);

/** A CIDR of either family. */
export const AnyCidr = textCodec<Cidr>(parseCidr, print);
export const Cidr4 = textCodec<Cidr>(parseCidr4, print);
export const Cidr6 = textCodec<Cidr>(parseCidr6, print);

/** A CIDR or a range, as MetalLB writes them. */
export const Block = textCodec<AddressBlock>(parseBlock, print);
/** An address, a CIDR or a range. */
export const Addresses = textCodec<AddressBlock>(parseAddresses, (block) =>
  block instanceof Cidr && block.first.equals(block.last) ? block.first.toString() : block.toString(),
);
