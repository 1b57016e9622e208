import { refused, parsed, type Parsed } from './parsed.ts';

const PARTS = 4;

/** Dotted decimal only: four parts, no leading zeros (some systems read those as octal). */
export function readIpv4(text: string): Parsed<bigint> {
  const parts = text.split('.');
  if (parts.length !== PARTS) return refused('an IPv4 address has four parts between dots');
  const zero = parts.find((part) => /^0\d+$/.test(part));
  if (zero !== undefined) return refused(leadingZero(zero, parts));
  const wrong = parts.find((part) => !/^\d{1,3}$/.test(part) || Number(part) > 255);
  if (wrong !== undefined) return refused(`each part of an IPv4 address is 0 to 255, not "${wrong}"`);
  return parsed(parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n));
}

export function ipv4Text(value: bigint): string {
  const bits = Number(value);
  return `${bits >>> 24}.${(bits >>> 16) & 0xff}.${(bits >>> 8) & 0xff}.${bits & 0xff}`;
}

function leadingZero(zero: string, parts: readonly string[]): string {
  const bare = parts.map((part) => part.replace(/^0+(?=\d)/, '')).join('.');
  const better = readIpv4(bare).ok ? `: did you mean ${bare}?` : '';
  return `"${zero}" has a leading zero${better}`;
}
