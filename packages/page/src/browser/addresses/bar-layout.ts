import type { Interval } from '@netloom/addresses';
import type { Hold } from './hold.ts';

/** A part of the bar, in pixels from its left. */
export interface BarPart {
  readonly x: number;
  readonly width: number;
  /** What a click on it looks at. */
  readonly interval: Interval;
  /** null where there is no room for it. */
  readonly label: string | null;
}

export interface HoldPart extends BarPart {
  /** Several where they are too small to be drawn alone. */
  readonly holds: readonly [Hold, ...Hold[]];
  /** Those that overlap are drawn one below the other. */
  readonly row: number;
}

export interface BarLayout {
  readonly ranges: readonly HoldPart[];
  readonly addresses: readonly HoldPart[];
  readonly free: readonly BarPart[];
  readonly conflicts: readonly BarPart[];
  /** How many rows each of the two needs. */
  readonly rows: { readonly ranges: number; readonly addresses: number };
}

export interface BarInput {
  readonly holds: readonly Hold[];
  readonly free: readonly Interval[];
  readonly conflicts: readonly Interval[];
  readonly window: Interval;
  readonly width: number;
}

/** Smaller than this nothing can be seen or hit. */
const LEAST = 4;
const GAP = 1;
/** Of the monospace font in which names are drawn. */
const CHARACTER = 7.25;
const PADDING = 8;
const LEAST_LETTERS = 5;

/** Where the holders of the addresses in a window are drawn: in proportion, but never too small to be seen. */
export function layOutBar(input: BarInput): BarLayout {
  const visible = input.holds.filter(({ interval }) => overlaps(interval, input.window));
  const [singles, wide] = [visible.filter(isSingle), visible.filter((hold) => !isSingle(hold))];
  const ranges = inRows(merged(wide, input));
  const addresses = inRows(merged(singles, input));
  return {
    ranges,
    addresses,
    free: plain(input.free, input, (interval) => `${countOf(interval)} free`),
    conflicts: plain(input.conflicts, input, () => null),
    rows: { ranges: rowsOf(ranges), addresses: rowsOf(addresses) },
  };
}

/** `12`, `1,048,576`, and beyond that a power of two. */
export function countOf({ first, last }: Interval): string {
  const count = last - first + 1n;
  return count < 1n << 32n ? count.toLocaleString('en') : `about 2^${count.toString(2).length - 1}`;
}

function isSingle({ interval }: Hold): boolean {
  return interval.first === interval.last;
}

function overlaps(one: Interval, other: Interval): boolean {
  return one.family === other.family && one.first <= other.last && other.first <= one.last;
}

/** What of an interval is in the window. */
function within({ family, first, last }: Interval, window: Interval): Interval {
  return {
    family,
    first: first < window.first ? window.first : first,
    last: last > window.last ? window.last : last,
  };
}

/** The pixels of an interval, cut at the ends of the window. */
function pixels(
  interval: Interval,
  { window, width }: Pick<BarInput, 'window' | 'width'>,
): { readonly x: number; readonly width: number } {
  const size = window.last - window.first + 1n;
  // as much precision as a pixel needs: addresses of IPv6 are larger than a number can be
  const at = (address: bigint): number =>
    (Number(((address - window.first) * 1_000_000n) / size) / 1_000_000) * width;
  const { first, last } = within(interval, window);
  const start = at(first);
  const end = at(last + 1n);
  const wide = Math.max(end - start, LEAST);
  return { x: Math.min(start, width - wide), width: wide };
}

/** Neighbours that would be drawn over each other are one part, with their number. */
function merged(holds: readonly Hold[], input: BarInput): readonly HoldPart[] {
  const parts: HoldPart[] = [];
  for (const hold of holds) {
    const here = pixels(hold.interval, input);
    const last = parts.at(-1);
    const isSmall = here.width <= LEAST;
    if (last !== undefined && isSmall && here.x < last.x + last.width + GAP && isSmallest(last, input)) {
      parts[parts.length - 1] = join(last, hold, here.x + here.width - last.x);
    } else {
      parts.push({ ...here, interval: hold.interval, label: hold.label, holds: [hold], row: 0 });
    }
  }
  return parts.map((part) => ({ ...part, label: fitting(labelOf(part), part.width) }));
}

/** Whether a part is, or is made of, what is as small as can be seen. */
function isSmallest({ holds: [hold] }: HoldPart, input: BarInput): boolean {
  return pixels(hold.interval, input).width <= LEAST;
}

function join(part: HoldPart, hold: Hold, width: number): HoldPart {
  const { family, first, last } = part.interval;
  return {
    ...part,
    width,
    interval: { family, first, last: hold.interval.last > last ? hold.interval.last : last },
    holds: [...part.holds, hold],
  };
}

function labelOf({ holds }: HoldPart): string {
  return holds.length === 1 ? holds[0].label : `${holds.length} in use`;
}

/** The label, cut in the middle where it is longer than its part; nothing where only a letter or two would be left. */
function fitting(label: string | null, width: number): string | null {
  if (label === null) return null;
  const most = Math.floor((width - PADDING) / CHARACTER);
  if (label.length <= most) return label;
  if (most < LEAST_LETTERS) return null;
  const end = Math.floor((most - 1) / 2);
  return `${label.slice(0, most - 1 - end)}…${label.slice(label.length - end)}`;
}

function plain(
  intervals: readonly Interval[],
  input: BarInput,
  toLabel: (interval: Interval) => string | null,
): readonly BarPart[] {
  return intervals
    .filter((interval) => overlaps(interval, input.window))
    .map((whole) => {
      const interval = within(whole, input.window);
      const here = pixels(interval, input);
      const label = toLabel(interval);
      return { ...here, interval, label: fitting(label, here.width) === label ? label : null };
    });
}

function rowsOf(parts: readonly HoldPart[]): number {
  return parts.reduce((most, { row }) => Math.max(most, row + 1), 0);
}

/** Each part in the first row in which nothing is in its way. */
function inRows(parts: readonly HoldPart[]): readonly HoldPart[] {
  const ends: number[] = [];
  return parts.map((part) => {
    const free = ends.findIndex((end) => end <= part.x + 0.5);
    const row = free === -1 ? ends.length : free;
    ends[row] = part.x + part.width;
    return { ...part, row };
  });
}
