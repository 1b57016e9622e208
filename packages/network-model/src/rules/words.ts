import { IntervalSet, type Interval } from '@netloom/addresses';
import type { AddressClaim } from '../ledger/claim.ts';

/** `a`, `a and b`, `a, b and c`. */
export function inWords(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** One address alone, more as a range: `192.168.7.230`, `192.168.7.230-192.168.7.235`. */
export function rangesInWords(intervals: Iterable<Interval>): string {
  const ranges = IntervalSet.of(intervals).toRanges();
  return inWords(ranges.map((range) => (range.first.equals(range.last) ? range.first : range).toString()));
}

/** A claim's owner as a person says it: `node "ichigo"`, `the gateway of VNet "k3svnet"`. */
export function ownerInWords({ owner, purpose }: AddressClaim): string {
  const [kind = '', name = ''] = owner.split(':');
  return kind === 'vnet' ? `the ${purpose} of VNet "${name}"` : `${kind} "${name}"`;
}
