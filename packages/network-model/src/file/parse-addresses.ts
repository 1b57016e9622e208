import { Address, Cidr, type Parsed } from '@netloom/addresses';

export function parseAddress(text: string): Parsed<Address> {
  return Address.parse(text);
}

export function parseAddress4(text: string): Parsed<Address> {
  return ofFamily(Address.parse(text), 4);
}

export function parseAddress6(text: string): Parsed<Address> {
  return ofFamily(Address.parse(text), 6);
}

export function parseCidr(text: string): Parsed<Cidr> {
  return Cidr.parse(text);
}

export function parseCidr4(text: string): Parsed<Cidr> {
  return ofFamily(Cidr.parse(text), 4);
}

export function parseCidr6(text: string): Parsed<Cidr> {
  return ofFamily(Cidr.parse(text), 6);
}

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
