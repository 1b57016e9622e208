import type { Rule } from '@netloom/diagnostics';
import type { FleetFacts } from '../../facts.ts';
import { fleetFinding } from '../shared/fleet-finding.ts';

export const fleetSameName: Rule<FleetFacts> = {
  code: 'fleet-same-name',
  severity: 'error',
  description: 'Each network of a fleet has a name of its own.',
  *check({ networks }) {
    for (const [name, namesakes] of Map.groupBy(networks, (network) => network.name)) {
      if (namesakes.length < 2) continue;
      const places = namesakes.map(({ at }) => ({ message: 'it is also declared here', at }));
      yield* fleetFinding(places, {
        message: `network "${name}" is declared by ${namesakes.length} files`,
        help: 'rename one: Argo CD Applications, the owner of DNS records and generated folders are identified by it',
      });
    }
  },
};
