import type { Rule } from '@netloom/diagnostics';
import type { FleetFacts } from '../../facts.ts';
import { fleetFolder } from '../../fleet-folder.ts';
import { fleetsOf, type FleetMember } from '../shared/fleets.ts';

export const fleetSourcesDiffer: Rule<FleetFacts> = {
  code: 'fleet-sources-differ',
  severity: 'error',
  description: 'The networks of a fleet lie beside each other, in one revision.',
  *check(facts) {
    for (const rows of fleetsOf(facts)) {
      // the others are what fleet-path-without-name is about.
      const [first, ...others] = rows.filter((row) => patternOf(row) !== null);
      if (first === undefined) continue;
      for (const row of others.filter((other) => describeSource(other) !== describeSource(first))) {
        const key = patternOf(row) === patternOf(first) ? 'revision' : 'path';
        yield {
          message: `network "${row.network.name}" is found at ${describeSource(row)}, and network "${first.network.name}" at ${describeSource(first)}`,
          at: row.origins.of(row.delivery.git, key),
          related: [
            { message: `network "${first.network.name}"`, at: first.origins.of(first.delivery.git, key) },
          ],
          help: 'give both the same: one ApplicationSet finds all networks of the repository, and each generates it',
        };
      }
    }
  },
};

function patternOf({ network, delivery }: FleetMember): string | null {
  return fleetFolder(network, delivery)?.pattern ?? null;
}

function describeSource(row: FleetMember): string {
  return `${patternOf(row) ?? row.delivery.git.path} of ${row.delivery.git.revision}`;
}
