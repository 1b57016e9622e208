import type { AddressClaim } from '../../ledger/claim.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { OverlapCode } from '../../ledger/nesting.ts';

/** The conflicts of one rule, grouped by the outer claim: one cause, one diagnostic. */
export function conflictsByOuter(
  code: OverlapCode,
  { conflicts }: Ledger,
): ReadonlyMap<AddressClaim, readonly AddressClaim[]> {
  const rows = conflicts.filter((conflict) => conflict.code === code);
  const groups = Map.groupBy(rows, ({ outer }) => outer);
  return new Map([...groups].map(([outer, group]) => [outer, group.map(({ inner }) => inner)]));
}
