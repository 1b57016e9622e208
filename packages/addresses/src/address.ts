import { maxOf, type Family } from './family.ts';
import { ipv4Text, readIpv4 } from './ipv4-text.ts';
import { ipv6Text, readIpv6 } from './ipv6-text.ts';
import { parsed, refused, type Parsed } from './parsed.ts';

/** One IPv4 or IPv6 address. Each parse gives a fresh object: origins are kept by identity. */
export class Address {
  readonly family: Family;
  readonly value: bigint;

  private constructor(family: Family, value: bigint) {
    this.family = family;
    this.value = value;
    Object.freeze(this);
  }

  static of(family: Family, value: bigint): Address {
    if (value < 0n || value > maxOf(family)) throw new Error(`${value} is outside of IPv${family}`);
    return new Address(family, value);
  }

  static parse(text: string): Parsed<Address> {
    const zoneless = text.replace(/%.*$/s, '');
    if (zoneless !== text && readIpv6(zoneless).ok) {
      return refused(`"${text}" has a zone id, which names a link of one machine: did you mean ${zoneless}?`);
    }
    const bare = text.replace(/\/\d+$/, '');
    if (bare !== text && Address.parse(bare).ok) {
      return refused(`"${text}" is a CIDR where one address is expected: did you mean ${bare}?`);
    }
    const family = text.includes(':') ? 6 : 4;
    const read = family === 6 ? readIpv6(text) : readIpv4(text);
    if (!read.ok) return refused(`"${text}" is not an IP address: ${read.message}`);
    return parsed(new Address(family, read.value));
  }

  equals(other: Address): boolean {
    return this.compare(other) === 0;
  }

  /** IPv4 before IPv6, then by value. */
  compare(other: Address): -1 | 0 | 1 {
    if (this.family !== other.family) return this.family < other.family ? -1 : 1;
    if (this.value === other.value) return 0;
    return this.value < other.value ? -1 : 1;
  }

  toString(): string {
    return this.family === 4 ? ipv4Text(this.value) : ipv6Text(this.value);
  }
}
