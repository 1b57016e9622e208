import { Address, AddressRange, type AddressBlock } from '@netloom/addresses';
import { codeSpan } from '@netloom/chart-kit';

/** A cell for what the network does not state. */
export const NONE = '–';

/** Values as code spans, one line each; a dash for none. */
export function codes(values: Iterable<{ toString(): string }>): string {
  const spans = Array.from(values, (value) => codeSpan(value.toString()));
  return spans.length === 0 ? NONE : spans.join('<br>');
}

export function code(value: { toString(): string } | null): string {
  return value === null ? NONE : codeSpan(value.toString());
}

/** Addresses as people write them: one alone, a CIDR, `192.168.7.223-225` where the ends differ in the last number alone. */
export function shortBlock(addresses: Address | AddressBlock): string {
  if (addresses instanceof Address) return addresses.toString();
  const { first, last } = addresses;
  if (first.equals(last)) return first.toString();
  if (!(addresses instanceof AddressRange) || first.family === 6) return addresses.toString();
  const [start, end] = [first.toString().split('.'), last.toString().split('.')];
  const alike = start.slice(0, 3).join('.') === end.slice(0, 3).join('.');
  return alike ? `${first}-${end.at(-1)}` : `${first}-${last}`;
}
