import { inspect } from 'node:util';
import { Address, AddressRange, Cidr } from '@netloom/addresses';

/** A value of the pipeline on one line: an address, a CIDR or a range by its class and text. */
export function shown(value: unknown): string {
  return inspect(readable(value), { breakLength: Infinity, compact: true, depth: null });
}

function readable(value: unknown): unknown {
  if (value instanceof Address || value instanceof Cidr || value instanceof AddressRange) {
    return { [inspect.custom]: () => `${value.constructor.name} ${value.toString()}` };
  }
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, readable(field)]));
}
