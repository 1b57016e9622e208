import { Address, AddressRange, type AddressBlock } from '@netloom/addresses';
import { code, shortBlock } from '../markdown/cells.ts';
import { firstOf } from './first-of.ts';
import type { Holder } from './holder.ts';

/** Rows of address, purpose and names, in the order of the addresses; neighbours of one kind share a row. */
export function holderRows(holders: readonly Holder[]): readonly (readonly string[])[] {
  const sorted = holders.toSorted((one, other) => firstOf(one.addresses).compare(firstOf(other.addresses)));
  return groups(sorted).map((group) => {
    const [{ purpose }] = group;
    const names = [...new Set(group.map(({ name }) => name))];
    return [code(shortBlock(blockOf(group))), purpose[group.length === 1 ? 0 : 1], names.join(', ')];
  });
}

type Neighbours = readonly [Holder, ...Holder[]];

function groups(sorted: readonly Holder[]): readonly Neighbours[] {
  const all: Neighbours[] = [];
  for (const holder of sorted) {
    const last = all.at(-1);
    if (last !== undefined && follows(last, holder)) all[all.length - 1] = [...last, holder];
    else all.push([holder]);
  }
  return all;
}

/** Single addresses only: two ranges are two rows, even where they touch. */
function follows(group: Neighbours, next: Holder): boolean {
  const previous = group.at(-1);
  if (!(previous?.addresses instanceof Address) || !(next.addresses instanceof Address)) return false;
  if (previous.purpose[0] !== next.purpose[0]) return false;
  return previous.addresses.value + 1n === next.addresses.value;
}

function blockOf(group: Neighbours): Address | AddressBlock {
  const [{ addresses }] = group;
  const last = group.at(-1)?.addresses;
  return addresses instanceof Address && last instanceof Address
    ? AddressRange.of(addresses, last)
    : addresses;
}
