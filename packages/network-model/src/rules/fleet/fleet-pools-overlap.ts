import type { Rule } from '@netloom/diagnostics';
import type { FleetFacts } from '../../facts.ts';
import { describeAddresses, describeClaim, describeHolder } from '../shared/describe.ts';
import { fleetConflicts } from '../shared/fleet-conflicts.ts';

export const fleetPoolsOverlap: Rule<FleetFacts> = {
  code: 'fleet-pools-overlap',
  severity: 'error',
  description: 'The pools of two clusters have no address in common.',
  *check(facts) {
    for (const { outer, inner } of fleetConflicts('fleet-pools-overlap', facts)) {
      yield {
        message: `${describeHolder(inner)} ${describeAddresses(inner)} of network "${inner.cluster}" overlaps ${describeClaim(outer)} of network "${outer.cluster}"`,
        at: inner.origin,
        related: [{ message: `${describeHolder(outer)} of network "${outer.cluster}"`, at: outer.origin }],
        help: 'split the range between the clusters: the two MetalLB installations do not coordinate',
      };
    }
  },
};
