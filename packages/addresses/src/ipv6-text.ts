import { ipv4Text, readIpv4 } from './ipv4-text.ts';
import { parsed, refused, type Parsed } from './parsed.ts';

const GROUPS = 8;
/** ::ffff:0:0/96, whose tail RFC 5952 §5 prints as an IPv4 address. */
const MAPPED = 0xffffn;

/** The three text forms of RFC 4291 §2.2; no zone ids. */
export function readIpv6(text: string): Parsed<bigint> {
  const halves = text.split('::');
  if (halves.length > 2) return refused('"::" may appear only once in an IPv6 address');
  const groups: bigint[][] = [];
  for (const [index, half] of halves.entries()) {
    const read = readGroups(half, { mayEndInIpv4: index === halves.length - 1 });
    if (!read.ok) return read;
    groups.push(read.value);
  }
  const [head = [], tail = []] = groups;
  const written = head.length + tail.length;
  if (halves.length === 1 && written !== GROUPS) {
    return refused(`an IPv6 address has eight groups, not ${written}`);
  }
  if (halves.length === 2 && written >= GROUPS) {
    return refused('"::" stands for at least one group, and eight are written');
  }
  const zeros = new Array<bigint>(GROUPS - written).fill(0n);
  return parsed([...head, ...zeros, ...tail].reduce((value, group) => (value << 16n) | group, 0n));
}

/** The canonical form of RFC 5952. */
export function ipv6Text(value: bigint): string {
  if (value >> 32n === MAPPED) return `::ffff:${ipv4Text(value & 0xffff_ffffn)}`;
  const groups = Array.from({ length: GROUPS }, (_, index) => (value >> BigInt(112 - 16 * index)) & 0xffffn);
  const run = longestZeroRun(groups);
  const hex = (some: readonly bigint[]): string => some.map((group) => group.toString(16)).join(':');
  if (run.length < 2) return hex(groups);
  return `${hex(groups.slice(0, run.start))}::${hex(groups.slice(run.start + run.length))}`;
}

function readGroups(half: string, { mayEndInIpv4 }: { readonly mayEndInIpv4: boolean }): Parsed<bigint[]> {
  if (half === '') return parsed([]);
  const texts = half.split(':');
  const groups: bigint[] = [];
  for (const [index, text] of texts.entries()) {
    if (mayEndInIpv4 && index === texts.length - 1 && text.includes('.')) {
      const tail = readIpv4(text);
      if (!tail.ok) return tail;
      groups.push(tail.value >> 16n, tail.value & 0xffffn);
    } else if (/^[0-9a-f]{1,4}$/i.test(text)) {
      groups.push(BigInt(`0x${text}`));
    } else {
      return refused(`each group of an IPv6 address has one to four hex digits, not "${text}"`);
    }
  }
  return parsed(groups);
}

/** The first of the longest runs, as RFC 5952 §4.2.3 wants. */
function longestZeroRun(groups: readonly bigint[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (const [index, group] of groups.entries()) {
    if (group !== 0n) start = index + 1;
    else if (index + 1 - start > best.length) best = { start, length: index + 1 - start };
  }
  return best;
}
