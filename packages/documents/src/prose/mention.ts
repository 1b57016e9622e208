import { Address, AddressRange, Cidr, type AddressBlock } from '@netloom/addresses';
import type { Statement } from './statement.ts';

/** Addresses that a statement names, and where in the file. */
export interface Mention {
  readonly addresses: Address | AddressBlock;
  readonly start: number;
  readonly end: number;
}

/** IPv4 alone, with a length, or as a range whose second end may be its last number alone; `100.x.x.x/8` counts as a CIDR. */
const WRITTEN =
  /(?<![\w.:/-])(\d{1,3}(?:\.(?:\d{1,3}|x)){3})(?:\/(\d{1,2})|\s?[-–]\s?(\d{1,3}(?:\.\d{1,3}){3}|\d{1,3}))?(?!\.?\w)/g;

/** Whatever cannot be read as addresses is none: it is prose. */
export function mentionsIn({ text, offset }: Statement): readonly Mention[] {
  return [...text.matchAll(WRITTEN)].flatMap((match): readonly Mention[] => {
    const [written, first = '', prefix, last] = match;
    const addresses = read(first.replaceAll('x', '0'), { prefix, last });
    const start = offset + match.index;
    return addresses === null ? [] : [{ addresses, start, end: start + written.length }];
  });
}

interface Rest {
  readonly prefix: string | undefined;
  readonly last: string | undefined;
}

function read(first: string, { prefix, last }: Rest): Address | AddressBlock | null {
  const parsed =
    prefix !== undefined
      ? Cidr.parse(`${first}/${prefix}`)
      : last !== undefined
        ? AddressRange.parse(`${first}-${last.includes('.') ? last : first.replace(/\d+$/, last)}`)
        : Address.parse(first);
  return parsed.ok ? parsed.value : null;
}
