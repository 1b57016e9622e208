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

/**
 * IPv6 in the same forms. A clock and a hardware address have fewer groups and are none; what C++ has between its colons may
 * be one, and lies in no network.
 */
const WRITTEN6 =
  /(?<![\w.:%/-])([0-9a-f]{0,4}:[0-9a-f:]*?(?:::|[0-9a-f]))(?:\/(\d{1,3})|\s?[-–]\s?([0-9a-f]{1,4}:[0-9a-f:]*?[0-9a-f]))?(?![\w%/]|:[\w:]|\.\w)/gi;

/** Whatever cannot be read as addresses is none: it is prose. */
export function mentionsIn({ text, offset }: Statement): readonly Mention[] {
  const matches = [...text.matchAll(WRITTEN), ...(text.includes(':') ? text.matchAll(WRITTEN6) : [])];
  return matches.flatMap((match): readonly Mention[] => {
    const [written, first = '', prefix, last] = match;
    const addresses = read(first.replaceAll('x', '0'), { prefix, last });
    const start = offset + match.index;
    return addresses === null ? [] : [{ addresses, start, end: start + written.length }];
  });
}

/** The mentions that are the only ones of their family: beside an IPv4 address its IPv6 one may stand. */
export function aloneOfFamily(mentions: readonly Mention[]): readonly Mention[] {
  const families = Map.groupBy(mentions, ({ addresses }) => addresses.family);
  return [...families.values()].flatMap((own) => (own.length === 1 ? own : []));
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
        ? AddressRange.parse(`${first}-${/[.:]/.test(last) ? last : first.replace(/\d+$/, last)}`)
        : Address.parse(first);
  return parsed.ok ? parsed.value : null;
}
