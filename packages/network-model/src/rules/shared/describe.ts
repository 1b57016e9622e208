import { IntervalSet, type Interval } from '@netloom/addresses';
import type { RelatedPlace } from '@netloom/diagnostics';
import type { AddressClaim, Purpose } from '../../ledger/claim.ts';

/** `a`, `a and b`, `a, b and c`. */
export function describeList(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** As `describeList`, of many the first three and how many more: `a, b, c and 297 more`. */
export function describeFirst(parts: readonly string[]): string {
  const more = parts.length - NAMED;
  return describeList(more > 0 ? [...parts.slice(0, NAMED), `${more} more`] : parts);
}

const NAMED = 3;

/** `network "a"`, `networks "a" and "b"`, `networks "a", "b", "c" and 297 more`. */
export function describeNetworks(networks: readonly { readonly name: string }[]): string {
  return `network${networks.length === 1 ? '' : 's'} ${describeFirst(networks.map(({ name }) => `"${name}"`))}`;
}

/** One address alone, more as a range: `192.168.7.230`, `192.168.7.230-192.168.7.235`. */
export function describeRanges(intervals: Iterable<Interval>): string {
  const ranges = IntervalSet.of(intervals).toRanges();
  return describeList(
    ranges.map((range) => (range.first.equals(range.last) ? range.first : range).toString()),
  );
}

/** A claim's owner: `node "ichigo"`, `the gateway of VNet "k3svnet"`. */
export function describeHolder({ owner, purpose }: AddressClaim): string {
  const [kind = '', name = ''] = owner.split(':');
  switch (kind) {
    case 'dhcp':
      return 'a DHCP range';
    case 'reserved':
      return 'a reservation';
    case 'vnet':
      return `the ${purpose} of VNet "${name}"`;
    case 'subnet':
      return purpose === 'subnet' ? `network "${name}"` : `the ${purpose} address of network "${name}"`;
    case 'ingress':
      return name === '' ? kind : `ingress "${name}"`;
    case 'kubernetes-api':
      return 'the Kubernetes API';
    case 'public-address':
      return "the router's public address";
    default:
      return `${kind} "${name}"`;
  }
}

/** The addresses of a claim: networks as CIDRs, all else as ranges. */
export function describeAddresses({ interval, purpose }: AddressClaim): string {
  if (!NETWORKS.has(purpose)) return describeRanges([interval]);
  return describeList(IntervalSet.of([interval]).toCidrs().map(String));
}

const NETWORKS: ReadonlySet<Purpose> = new Set(['subnet', 'node-pods', 'tailscale']);

/** `node "ichigo" (192.168.7.223)`. */
export function describeClaim(claim: AddressClaim): string {
  return `${describeHolder(claim)} (${describeAddresses(claim)})`;
}

/** A related place for each claim: who has which addresses. */
export function relatedClaims(claims: readonly AddressClaim[]): readonly RelatedPlace[] {
  return claims.map((claim) => ({
    message: `${describeHolder(claim)} has ${describeAddresses(claim)}`,
    at: claim.origin,
  }));
}
