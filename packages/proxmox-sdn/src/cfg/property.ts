import type { Text } from './encode.ts';

/** The value of an option, as values have it. */
export type Property = Text | number | boolean | readonly string[] | undefined;

/** Its values as Proxmox writes them: one for each element of a list, none for what is not set. */
export function textsOf(value: Property): readonly Text[] {
  if (value === undefined) return [];
  if (typeof value === 'boolean') return [value ? '1' : '0'];
  if (typeof value === 'number') return [value.toString()];
  return isList(value) ? value : [value];
}

function isList(value: Text | readonly string[]): value is readonly string[] {
  return Array.isArray(value);
}

interface DhcpRange {
  readonly 'start-address': Text;
  readonly 'end-address': Text;
}

export function dhcpRangeText(range: DhcpRange): string {
  return `start-address=${range['start-address'].toString()},end-address=${range['end-address'].toString()}`;
}

/** In the order of their names. */
export function byName<T extends { readonly name: Text }>(items: readonly T[]): readonly T[] {
  return [...items].sort((one, other) => (one.name.toString() < other.name.toString() ? -1 : 1));
}
