import type { Rule } from '@netloom/diagnostics';
import { APPLICATION_PARTS } from '../../application-names.ts';
import type { FleetFacts } from '../../facts.ts';
import { fleetsOf } from '../shared/fleets.ts';

export const fleetSameApplication: Rule<FleetFacts> = {
  code: 'fleet-same-application',
  severity: 'error',
  description: 'No network of a fleet has the name of an Argo CD Application of another one.',
  *check(facts) {
    for (const rows of fleetsOf(facts)) {
      const named = new Map(rows.map(({ network }) => [network.name, network]));
      for (const { network } of rows) {
        const part = APPLICATION_PARTS.find((name) => network.name.endsWith(`-${name}`));
        if (part === undefined) continue;
        const other = named.get(network.name.slice(0, -part.length - 1));
        if (other === undefined) continue;
        yield {
          message: `Application "netloom-${network.name}" is the root of network "${network.name}", and that of ${part} in network "${other.name}"`,
          at: network.at,
          related: [{ message: `network "${other.name}"`, at: other.at }],
          help: 'rename one of the two networks: in one Argo CD each Application, and its project, has a name of its own',
        };
      }
    }
  },
};
