import type { Rule } from '@netloom/diagnostics';
import type { FleetFacts } from '../../facts.ts';
import { addressesInWords, claimInWords, ownerInWords } from '../shared/words.ts';
import { fleetConflicts } from '../shared/fleet-conflicts.ts';

export const fleetPoolsOverlap: Rule<FleetFacts> = {
  code: 'fleet-pools-overlap',
  severity: 'error',
  sentence: 'The pools of two clusters have no address in common.',
  *check(facts) {
    for (const { outer, inner } of fleetConflicts('fleet-pools-overlap', facts)) {
      yield {
        message: `${ownerInWords(inner)} ${addressesInWords(inner)} of network "${inner.cluster}" overlaps ${claimInWords(outer)} of network "${outer.cluster}"`,
        at: inner.origin,
        related: [{ message: `${ownerInWords(outer)} of network "${outer.cluster}"`, at: outer.origin }],
        help: 'split the range between the clusters: neither MetalLB asks the other before it announces an address',
      };
    }
  },
};
