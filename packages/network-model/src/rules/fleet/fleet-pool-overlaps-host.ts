import type { RelatedPlace, Rule } from '@netloom/diagnostics';
import type { FleetFacts } from '../../facts.ts';
import { poolHolds, type ClaimOf } from '../../fleet/pool-holds.ts';
import { describeAddresses, describeClaim, describeFirst, describeNetworks } from '../shared/describe.ts';
import { describeHolder } from '../shared/describe.ts';

export const fleetPoolOverlapsHost: Rule<FleetFacts> = {
  code: 'fleet-pool-overlaps-host',
  severity: 'error',
  description: "A load balancer pool holds no address that another network's machines or DHCP have.",
  *check(facts) {
    for (const { pools, held } of poolHolds(facts)) {
      const [first, ...others] = pools;
      if (first === undefined) continue;
      const { claim } = first;
      yield {
        message: `${describeHolder(claim)} ${describeAddresses(claim)} of ${describeNetworks(pools.map(({ network }) => network))} holds ${describeFirst(held.flatMap(describeHeld))}`,
        at: claim.origin,
        related: [...held.flat(), ...others].map(related),
        help: 'move the pool: it is on one LAN with these, and two would answer for the address',
      };
    }
  },
};

/** The claims of one interval. */
function describeHeld(claims: readonly ClaimOf[]): readonly string[] {
  return claims
    .slice(0, 1)
    .map(
      ({ claim }) => `${describeClaim(claim)} of ${describeNetworks(claims.map(({ network }) => network))}`,
    );
}

function related({ network, claim }: ClaimOf): RelatedPlace {
  return {
    message: `${describeHolder(claim)} of network "${network.name}" has ${describeAddresses(claim)}`,
    at: claim.origin,
  };
}
