import type { Rule } from '@netloom/diagnostics';
import type { FleetFacts } from '../../facts.ts';
import { sharedRanges } from '../../fleet/shared-ranges.ts';
import { describeNetworks, describeHolder, describeRanges } from '../shared/describe.ts';
import { fleetFinding } from '../shared/fleet-finding.ts';

export const fleetPoolsOverlap: Rule<FleetFacts> = {
  code: 'fleet-pools-overlap',
  severity: 'error',
  description: 'The pools of two clusters have no address in common.',
  *check({ networks }) {
    const pools = networks.flatMap((network) =>
      network.pools.map(({ claim }) => ({ network, claim, interval: claim.interval, isExclusive: true })),
    );
    for (const { interval, uses } of sharedRanges(pools)) {
      const places = uses.map(({ network, claim }) => ({
        message: `${describeHolder(claim)} of network "${network.name}"`,
        at: claim.origin,
      }));
      yield* fleetFinding(places, {
        message: `pools of ${describeNetworks(uses.map(({ network }) => network))} overlap: ${describeRanges([interval])}`,
        help: 'split the range between the clusters: their MetalLB installations do not coordinate',
      });
    }
  },
};
