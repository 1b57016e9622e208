import { Address, Cidr, intervalOf, parseBlock, type AddressBlock, type Interval } from '@netloom/addresses';

/** How many times smaller each step of the zoom is, in bits. */
const STEP = 4;

export interface Window {
  /** What the bar shows. */
  readonly cidr: Cidr;
  /** The address that was asked for, where it was one. */
  readonly marked: Address | null;
}

/**
 * What of a network is looked at: all of it where the text is none of its addresses. One address is shown with those
 * around it; `/32` shows it alone.
 */
export function windowOf(network: Cidr, within: string | null): Window {
  const whole = { cidr: network, marked: null };
  if (within === null) return whole;
  const address = Address.parse(within);
  if (address.ok) {
    if (!network.contains(address.value)) return whole;
    const around = Math.max(network.prefix, bitsOf(network) - STEP);
    return { cidr: Cidr.of(firstOf(address.value, around), around), marked: address.value };
  }
  const block = parseBlock(within);
  if (!block.ok || !network.contains(block.value)) return whole;
  return { cidr: smallestCidr(block.value), marked: null };
}

/** The CIDRs around a window, from the whole network to the window itself: the way back out. */
export function pathTo(network: Cidr, { prefix, first }: Cidr): readonly Cidr[] {
  const prefixes: number[] = [];
  for (let step = network.prefix; step < prefix; step = nextPrefix(step)) prefixes.push(step);
  return [...prefixes, prefix].map((step) => Cidr.of(firstOf(first, step), step));
}

/** One step in, to the part that has an address or an interval. */
export function zoomTo(window: Cidr, { family, first, last }: Interval): Cidr {
  const target = smallestCidr({ family, interval: { family, first, last } });
  const next = Math.min(nextPrefix(window.prefix), bitsOf(window));
  const prefix = target.prefix < next ? Math.max(target.prefix, window.prefix) : next;
  return Cidr.of(firstOf(Address.of(family, first), prefix), prefix);
}

/** One step in, to the part at a share of the window. */
export function zoomAt(window: Cidr, share: number): Cidr {
  const { family, first, last } = window.interval;
  const kept = Math.min(Math.max(share, 0), 0.999_999);
  const address = first + (BigInt(Math.floor(kept * 1_000_000)) * (last - first + 1n)) / 1_000_000n;
  return zoomTo(window, { family, first: address, last: address });
}

/** The window beside it, of the same size; null at the end of the network. */
export function besideOf(network: Cidr, { family, prefix, interval }: Cidr, by: -1 | 1): Cidr | null {
  const value = by < 0 ? interval.first - 1n : interval.last + 1n;
  const { first, last } = network.interval;
  return value < first || value > last ? null : Cidr.of(firstOf(Address.of(family, value), prefix), prefix);
}

/** A step ends at a multiple of four bits, where people cut networks. */
function nextPrefix(prefix: number): number {
  return (Math.floor(prefix / STEP) + 1) * STEP;
}

function smallestCidr({ family, interval }: Pick<AddressBlock, 'family' | 'interval'>): Cidr {
  const differing = (interval.first ^ interval.last).toString(2).replace(/^0$/, '').length;
  const prefix = (family === 4 ? 32 : 128) - differing;
  return Cidr.of(firstOf(Address.of(family, interval.first), prefix), prefix);
}

function firstOf(address: Address, prefix: number): Address {
  const { family, first } = intervalOf(address);
  const bits = BigInt((family === 4 ? 32 : 128) - prefix);
  return Address.of(family, (first >> bits) << bits);
}

function bitsOf({ family }: Cidr): number {
  return family === 4 ? 32 : 128;
}
