import type { Rule } from '@netloom/diagnostics';
import type { FleetFacts } from '../../facts.ts';
import { describeNetworks } from '../shared/describe.ts';
import { fleetFinding } from '../shared/fleet-finding.ts';
import { fleetsOf, type FleetMember } from '../shared/fleets.ts';

export const fleetSourcesDiffer: Rule<FleetFacts> = {
  code: 'fleet-sources-differ',
  severity: 'error',
  description: 'The networks of a fleet lie beside each other, in one revision.',
  *check(facts) {
    for (const members of fleetsOf(facts)) {
      // the others are what fleet-path-without-name is about.
      const rows = members.filter(({ delivery }) => delivery.pattern !== null);
      const [first] = rows;
      if (first === undefined) continue;
      const bySource = Map.groupBy(rows, sourceOf);
      bySource.delete(sourceOf(first));
      for (const [source, found] of bySource) {
        const key = found[0]?.delivery.pattern === first.delivery.pattern ? 'revision' : 'path';
        const places = [first, ...found].map(({ network, delivery }) => ({
          message: `network "${network.name}"`,
          at: delivery.at[key],
        }));
        yield* fleetFinding(places, {
          message: `${describeNetworks(found.map(({ network }) => network))} ${found.length === 1 ? 'is' : 'are'} found at ${source}, and network "${first.network.name}" at ${sourceOf(first)}`,
          help: 'give all the same: one ApplicationSet finds all networks of the repository, and each generates it',
        });
      }
    }
  },
};

function sourceOf({ delivery }: FleetMember): string {
  return `${delivery.pattern ?? ''} of ${delivery.revision}`;
}
