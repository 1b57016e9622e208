import type { Rule } from '@netloom/diagnostics';
import type { FleetFacts } from '../../facts.ts';
import type { AddressClaim } from '../../ledger/claim.ts';
import {
  describeAddresses,
  describeClaim,
  relatedClaims,
  describeList,
  describeHolder,
} from '../shared/describe.ts';
import { fleetConflicts } from '../shared/fleet-conflicts.ts';

export const fleetPoolOverlapsHost: Rule<FleetFacts> = {
  code: 'fleet-pool-overlaps-host',
  severity: 'error',
  description: "A load balancer pool holds no address that another network's machines or DHCP have.",
  *check(facts) {
    const conflicts = fleetConflicts('fleet-pool-overlaps-host', facts);
    for (const [pool, found] of Map.groupBy(conflicts, ({ outer }) => outer)) {
      const held = eachOnce(
        found.map(({ inner }) => inner),
        facts,
        pool,
      );
      const [first] = held;
      if (first === undefined) continue;
      yield {
        message: `${describeHolder(pool)} ${describeAddresses(pool)} of network "${pool.cluster}" holds ${describeList(held.map(describeClaim))} of network "${first.cluster}"`,
        at: pool.origin,
        related: relatedClaims(held),
        help: 'move the pool: it is on one LAN with these, and two would answer for the address',
      };
    }
  },
};

/** A router or a DHCP range that both files state is pool-overlaps-host of the pool's own network already. */
function eachOnce(
  held: readonly AddressClaim[],
  { networks }: FleetFacts,
  pool: AddressClaim,
): readonly AddressClaim[] {
  const own = networks.find(({ ledger }) => ledger.claims.includes(pool));
  const known = new Set(
    own?.ledger.conflicts.flatMap(({ outer, inner }) => (outer === pool ? [keyOf(inner)] : [])),
  );
  return held.filter((claim) => !known.has(keyOf(claim)));
}

function keyOf({ interval }: AddressClaim): string {
  return `${interval.family} ${interval.first} ${interval.last}`;
}
