import type { AddressClaim } from '../../ledger/claim.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { OverlapCode } from '../../ledger/nesting.ts';

/** What one rule forbids, as one entry for each holder: one cause, one diagnostic. */
export function conflictsByOuter(
  code: OverlapCode,
  { conflicts }: Ledger,
): ReadonlyMap<AddressClaim, readonly AddressClaim[]> {
  const held = new Map<AddressClaim, AddressClaim[]>();
  for (const conflict of conflicts) {
    if (conflict.code !== code) continue;
    const before = held.get(conflict.outer);
    if (before === undefined) held.set(conflict.outer, [conflict.inner]);
    else before.push(conflict.inner);
  }
  return held;
}
