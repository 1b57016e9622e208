import { IntervalSet } from '@netloom/addresses';
import type { Origins } from '@netloom/diagnostics';
import type { Network } from '../network.ts';
import { nodeSegments } from '../node-segments.ts';
import type { AddressClaim, Claim } from './claim.ts';
import { collectClaims } from './collect.ts';
import { checkNesting, type Conflict } from './nesting.ts';
import { overlappingPairs } from './sweep.ts';

/** All claims of a network, and those that conflict by the nesting table. */
export interface Ledger {
  readonly claims: readonly Claim[];
  readonly conflicts: readonly Conflict[];
  /** What the endpoint `lan` means. */
  readonly lan: IntervalSet;
}

export function ledger(network: Network, origins: Origins): Ledger {
  const claims = [...collectClaims(network, origins)];
  return {
    claims,
    conflicts: [...conflictsOf(addressClaimsOf(claims))],
    lan: IntervalSet.of(nodeSegments(network).map(({ cidr }) => cidr.interval)),
  };
}

export function addressClaimsOf(claims: readonly Claim[]): readonly AddressClaim[] {
  return claims.filter((claim) => claim.kind === 'addresses');
}

/**
 * The conflicts between all claims, in one sweep. Where very many hold one address, each is compared with the first few of
 * them: 2,000 copies of a row are 2,000 mistakes, and not two million.
 */
function* conflictsOf(claims: readonly AddressClaim[]): Iterable<Conflict> {
  for (const [one, other] of overlappingPairs(claims, { kindOf, most: MOST_ALIKE })) {
    const conflict = checkNesting(one, other);
    if (conflict !== null) yield conflict;
  }
}

const MOST_ALIKE = 20;

function kindOf({ space, purpose }: AddressClaim): string {
  return `${space}/${purpose}`;
}
