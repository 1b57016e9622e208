import { Address, intervalOf, parseBlock, type Interval } from '@netloom/addresses';

/** The addresses that a text of Proxmox names: one, a CIDR or a range; null for a name. */
export function intervalOfText(text: string): Interval | null {
  const block = text.includes('-') || text.includes('/') ? parseBlock(text) : Address.parse(text);
  return block.ok ? intervalOf(block.value) : null;
}

/** The same for every way to write an entry of an IP set, such as `10.0.0.1` and `10.0.0.1/32`. */
export function entryKey(entry: string): string {
  const sign = entry.startsWith('!') ? '!' : '';
  const interval = intervalOfText(entry.slice(sign.length));
  return interval === null ? entry : `${sign}${interval.family} ${interval.first}-${interval.last}`;
}
