import { AddressRange } from './address-range.ts';
import { Cidr } from './cidr.ts';
import type { Parsed } from './parsed.ts';

/** Several addresses: a CIDR or a range. */
export type AddressBlock = Cidr | AddressRange;

export function parseBlock(text: string): Parsed<AddressBlock> {
  return text.includes('-') ? AddressRange.parse(text) : Cidr.parse(text);
}
