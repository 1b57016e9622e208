import { Address } from './address.ts';
import { intervalOf } from './cidr.ts';
import type { Family } from './family.ts';
import { holds, overlap, type Interval } from './interval.ts';
import { parsed, refused, type Parsed } from './parsed.ts';

/** `first-last`, both inside. MetalLB allows spaces around the dash, so they are read, but never printed. */
export class AddressRange {
  readonly first: Address;
  readonly last: Address;

  private constructor(first: Address, last: Address) {
    this.first = first;
    this.last = last;
    Object.freeze(this);
  }

  static of(first: Address, last: Address): AddressRange {
    if (first.family !== last.family || first.compare(last) > 0) {
      throw new Error(`${first}-${last} is not a range`);
    }
    return new AddressRange(first, last);
  }

  static parse(text: string): Parsed<AddressRange> {
    const ends = text.split('-').map((end) => end.trim());
    const [from = '', to = ''] = ends;
    if (ends.length !== 2) {
      return refused(`"${text}" is not a range: a range is two addresses with one dash between them`);
    }
    const first = Address.parse(from);
    if (!first.ok) return refused(`"${text}" is not a range: ${first.message}`);
    const last = Address.parse(to);
    if (!last.ok) return refused(`"${text}" is not a range: ${last.message}${shortened(first.value, to)}`);
    if (first.value.family !== last.value.family) {
      return refused(
        `"${text}" is not a range: it starts in IPv${first.value.family} and ends in IPv${last.value.family}`,
      );
    }
    if (first.value.compare(last.value) > 0) {
      return refused(`"${text}" starts after it ends: did you mean ${last.value}-${first.value}?`);
    }
    return parsed(new AddressRange(first.value, last.value));
  }

  get family(): Family {
    return this.first.family;
  }

  get interval(): Interval {
    return { family: this.family, first: this.first.value, last: this.last.value };
  }

  contains(other: Address | { readonly interval: Interval }): boolean {
    return holds(this.interval, intervalOf(other));
  }

  overlaps(other: { readonly interval: Interval }): boolean {
    return overlap(this.interval, other.interval);
  }

  equals(other: AddressRange): boolean {
    return this.first.equals(other.first) && this.last.equals(other.last);
  }

  toString(): string {
    return `${this.first}-${this.last}`;
  }
}

/** People write 192.168.7.230-235 and mean the last part. */
function shortened(first: Address, to: string): string {
  const separator = first.family === 4 ? '.' : ':';
  const text = first.toString();
  const last = Address.parse(text.slice(0, text.lastIndexOf(separator) + 1) + to);
  return last.ok && first.compare(last.value) <= 0 ? `: did you mean ${first}-${last.value}?` : '';
}
