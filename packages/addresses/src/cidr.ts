import { Address } from './address.ts';
import { widthOf, type Family } from './family.ts';
import { holds, overlap, prefixesOf, type Interval } from './interval.ts';
import { parsed, refused, type Parsed } from './parsed.ts';

/** A prefix and its length; its address has no host bits. */
export class Cidr {
  readonly address: Address;
  readonly prefix: number;
  readonly interval: Interval;

  private constructor(address: Address, prefix: number) {
    this.address = address;
    this.prefix = prefix;
    const { family, value: first } = address;
    this.interval = { family, first, last: first + (1n << BigInt(widthOf(family) - prefix)) - 1n };
    Object.freeze(this);
  }

  static of(address: Address, prefix: number): Cidr {
    const width = widthOf(address.family);
    if (!Number.isInteger(prefix) || prefix < 0 || prefix > width) {
      throw new Error(`/${prefix} is not a prefix of ${width} bits`);
    }
    if (networkOf(address, prefix) !== address.value) throw new Error(`${address}/${prefix} has host bits`);
    return new Cidr(address, prefix);
  }

  static parse(text: string): Parsed<Cidr> {
    const [before = '', length, ...rest] = text.split('/');
    const address = Address.parse(before);
    if (length === undefined) return withoutLength(text, address);
    if (!address.ok) return refused(`"${text}" is not a CIDR: ${address.message}`);
    const width = widthOf(address.value.family);
    if (rest.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(length) || Number(length) > width) {
      const found = [length, ...rest].join('/');
      return refused(
        `"${text}" is not a CIDR: the prefix length of IPv${address.value.family} is 0 to ${width}, not "${found}"`,
      );
    }
    const prefix = Number(length);
    const network = Address.of(address.value.family, networkOf(address.value, prefix));
    if (!network.equals(address.value)) {
      const readings = [`${network}/${prefix}`, ...countedFrom(address.value, prefix)];
      return refused(`"${text}" has host bits set: did you mean ${readings.join(' or ')}?`);
    }
    return parsed(new Cidr(address.value, prefix));
  }

  get family(): Family {
    return this.address.family;
  }

  get first(): Address {
    return this.address;
  }

  get last(): Address {
    return Address.of(this.family, this.interval.last);
  }

  contains(other: Address | { readonly interval: Interval }): boolean {
    return holds(this.interval, intervalOf(other));
  }

  overlaps(other: { readonly interval: Interval }): boolean {
    return overlap(this.interval, other.interval);
  }

  equals(other: Cidr): boolean {
    return this.prefix === other.prefix && this.address.equals(other.address);
  }

  /** Counts from the network address, which is number 0. */
  nth(n: bigint): Address {
    const { first, last } = this.interval;
    if (n < 0n || first + n > last) throw new Error(`${this} has no address number ${n}`);
    return Address.of(this.family, first + n);
  }

  toString(): string {
    return `${this.address}/${this.prefix}`;
  }
}

export function intervalOf(value: Address | { readonly interval: Interval }): Interval {
  if (!(value instanceof Address)) return value.interval;
  return { family: value.family, first: value.value, last: value.value };
}

function networkOf(address: Address, prefix: number): bigint {
  const host = BigInt(widthOf(address.family) - prefix);
  return (address.value >> host) << host;
}

/** People count addresses from the one that they write, within its last part: 192.168.1.200/28 as .200 to .215. */
function countedFrom({ family, value }: Address, prefix: number): readonly string[] {
  const last = value + (1n << BigInt(widthOf(family) - prefix)) - 1n;
  const part = family === 4 ? 8n : 16n;
  return value >> part === last >> part ? [`${Address.of(family, value)}-${Address.of(family, last)}`] : [];
}

function withoutLength(text: string, address: Parsed<Address>): Parsed<never> {
  if (address.ok) {
    return refused(
      `"${text}" has no prefix length: did you mean ${address.value}/${widthOf(address.value.family)}?`,
    );
  }
  const [first, last] = text.split('-').map((end) => Address.parse(end.trim()));
  if (first?.ok !== true || last?.ok !== true || first.value.family !== last.value.family) {
    return refused(`"${text}" is not a CIDR: a CIDR is an address, a slash and a prefix length`);
  }
  const interval = { family: first.value.family, first: first.value.value, last: last.value.value };
  const cidrs = prefixesOf(interval).map((one) => `${Address.of(interval.family, one.first)}/${one.prefix}`);
  const better = cidrs.length === 0 ? '' : `: did you mean ${cidrs.join(', ')}?`;
  return refused(`"${text}" is a range where a CIDR is expected${better}`);
}
