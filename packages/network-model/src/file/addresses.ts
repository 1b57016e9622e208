import { Address, Cidr, parseBlock, type AddressBlock, type Parsed } from '@netloom/addresses';
import { parseAddresses } from '../endpoint.ts';
import { textCodec } from './text-codec.ts';

const print = (value: { toString(): string }): string => value.toString();

/** An address of either family. */
export const AnyAddress = textCodec<Address>((text) => Address.parse(text), print);
export const Address4 = textCodec<Address>((text) => ofFamily(Address.parse(text), 4), print);
export const Address6 = textCodec<Address>((text) => ofFamily(Address.parse(text), 6), print);

/** A CIDR of either family. */
export const AnyCidr = textCodec<Cidr>((text) => Cidr.parse(text), print);
export const Cidr4 = textCodec<Cidr>((text) => ofFamily(Cidr.parse(text), 4), print);
export const Cidr6 = textCodec<Cidr>((text) => ofFamily(Cidr.parse(text), 6), print);

/** A CIDR or a range, as MetalLB writes them. */
export const Block = textCodec<AddressBlock>(parseBlock, print);
/** An address, a CIDR or a range. */
export const Addresses = textCodec<AddressBlock>(parseAddresses, (block) =>
  block instanceof Cidr && block.first.equals(block.last) ? block.first.toString() : block.toString(),
);

function ofFamily<T extends Address | Cidr>(read: Parsed<T>, family: 4 | 6): Parsed<T> {
  if (!read.ok || read.value.family === family) return read;
  const other =
    family === 4
      ? 'IPv6 goes under the same key with the suffix 6'
      : 'IPv4 goes under the same key without the suffix 6';
  return {
    ok: false,
    message: `"${read.value.toString()}" is IPv${read.value.family} where IPv${family} is expected: ${other}`,
  };
}
