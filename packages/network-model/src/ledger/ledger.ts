import type { Origins } from '@netloom/diagnostics';
import type { Network } from '../network.ts';
import type { AddressClaim, Claim } from './claim.ts';
import { collectClaims } from './collect.ts';
import { judge } from './nesting.ts';
import { overlappingPairs } from './sweep.ts';

/** Two claims on the same addresses that a rule forbids. */
export interface Conflict {
  readonly code: string;
  readonly outer: AddressClaim;
  readonly inner: AddressClaim;
}

/** All claims of a network, and what the nesting table says of those that meet. */
export interface Ledger {
  readonly claims: readonly Claim[];
  readonly conflicts: readonly Conflict[];
}

export function ledger(network: Network, origins: Origins): Ledger {
  const claims = [...collectClaims(network, origins)];
  const addresses = claims.filter((claim) => claim.kind === 'addresses');
  const conflicts: Conflict[] = [];
  for (const [one, other] of overlappingPairs(addresses)) {
    const judged = judge(one, other);
    if (judged === null || judged.verdict === 'allowed') continue;
    conflicts.push({ code: judged.verdict, outer: judged.outer, inner: judged.inner });
  }
  return { claims, conflicts };
}
