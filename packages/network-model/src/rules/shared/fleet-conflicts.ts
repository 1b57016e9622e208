import type { FleetFacts } from '../../facts.ts';
import { addressClaimsOf, conflictsOf } from '../../ledger/ledger.ts';
import { checkFleetNesting, type FleetOverlapCode, type Conflict } from '../../ledger/nesting.ts';

/** Conflicts between claims of different networks, in one sweep over all of them. */
export function fleetConflicts(
  code: FleetOverlapCode,
  { networks }: FleetFacts,
): readonly Conflict<FleetOverlapCode>[] {
  // two files of one name are two networks still.
  const network = new Map(
    networks.flatMap(({ ledger }, index) => addressClaimsOf(ledger.claims).map((claim) => [claim, index])),
  );
  const conflicts = conflictsOf([...network.keys()], checkFleetNesting);
  return [...conflicts].filter(
    (one) => one.code === code && network.get(one.outer) !== network.get(one.inner),
  );
}
