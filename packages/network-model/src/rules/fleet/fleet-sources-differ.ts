import type { Rule } from '@netloom/diagnostics';
import type { FleetFacts } from '../../facts.ts';
import { fleetFolder } from '../../fleet-folder.ts';
import { delivered, type Delivered } from '../shared/delivered.ts';

export const fleetSourcesDiffer: Rule<FleetFacts> = {
  code: 'fleet-sources-differ',
  severity: 'error',
  sentence: 'The networks of a fleet lie beside each other, in one revision.',
  *check(facts) {
    for (const rows of delivered(facts)) {
      // fleet-path-without-name says the others
      const [first, ...others] = rows.filter((row) => patternOf(row) !== null);
      if (first === undefined) continue;
      for (const row of others.filter((other) => inWords(other) !== inWords(first))) {
        const key = patternOf(row) === patternOf(first) ? 'revision' : 'path';
        yield {
          message: `network "${row.network.name}" is found at ${inWords(row)}, and network "${first.network.name}" at ${inWords(first)}`,
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

function patternOf({ network, delivery }: Delivered): string | null {
  return fleetFolder(network, delivery)?.pattern ?? null;
}

function inWords(row: Delivered): string {
  return `${patternOf(row) ?? row.delivery.git.path} of ${row.delivery.git.revision}`;
}
