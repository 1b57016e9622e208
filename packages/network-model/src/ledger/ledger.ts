import type { Origins } from '@netloom/diagnostics';
import type { Network } from '../network.ts';
import type { AddressClaim, Claim } from './claim.ts';
import { collectClaims } from './collect.ts';
import { judge, type Judge, type Judged, type OverlapCode } from './nesting.ts';
import { overlappingPairs } from './sweep.ts';

/** Two claims on the same addresses that a rule forbids. */
export type Conflict = Judged<OverlapCode>;

/** All claims of a network, and what the nesting table says of those that meet. */
export interface Ledger {
  readonly claims: readonly Claim[];
  readonly conflicts: readonly Conflict[];
}

export function ledger(network: Network, origins: Origins): Ledger {
  const claims = [...collectClaims(network, origins)];
  return { claims, conflicts: [...conflictsOf(addressClaimsOf(claims), judge)] };
}

export function addressClaimsOf(claims: readonly Claim[]): readonly AddressClaim[] {
  return claims.filter((claim) => claim.kind === 'addresses');
}

/**
 * What a table says of every two claims that meet, in one sweep. Where very many hold one address, each meets the first of
 * them: 2,000 copies of a row are 2,000 mistakes, and not two million.
 */
export function* conflictsOf<Code>(
  claims: readonly AddressClaim[],
  judgeBy: Judge<Code>,
): Iterable<Judged<Code>> {
  for (const [one, other] of overlappingPairs(claims, { kindOf, most: MOST_ALIKE })) {
    const judged = judgeBy(one, other);
    if (judged !== null) yield judged;
  }
}

const MOST_ALIKE = 20;

function kindOf({ cluster, space, purpose }: AddressClaim): string {
  return `${cluster} ${space}/${purpose}`;
}
