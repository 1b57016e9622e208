import type { FleetFacts } from '../../facts.ts';
import { addressClaimsOf, conflictsOf } from '../../ledger/ledger.ts';
import { judgeFleet, type FleetOverlapCode, type Judged } from '../../ledger/nesting.ts';

/** What the fleet's table says of claims of different networks, in one sweep over all of them. */
export function fleetConflicts(
  code: FleetOverlapCode,
  { networks }: FleetFacts,
): readonly Judged<FleetOverlapCode>[] {
  // Two files of one name are two networks still.
  const network = new Map(
    networks.flatMap(({ ledger }, index) => addressClaimsOf(ledger.claims).map((claim) => [claim, index])),
  );
  const conflicts = conflictsOf([...network.keys()], judgeFleet);
  return [...conflicts].filter(
    (one) => one.code === code && network.get(one.outer) !== network.get(one.inner),
  );
}
