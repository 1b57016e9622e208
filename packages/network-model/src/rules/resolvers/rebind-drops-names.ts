import { Address } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { isUnder } from '../../host-names.ts';
import { isPrivate } from '../../private-address.ts';
import { describeFirst } from '../shared/describe.ts';

export const rebindDropsNames: Rule<NetworkFacts> = {
  code: 'rebind-drops-names',
  severity: 'warning',
  description: 'A resolver that drops private answers of others serves the domains whose names are private.',
  *check({ network, origins }) {
    const internal = network.records.filter(({ targets }) =>
      targets.some((target) => target instanceof Address && isPrivate(target)),
    );
    for (const resolver of network.resolvers) {
      const { name, serves, rebindProtection } = resolver;
      if (rebindProtection !== true) continue;
      const dropped = internal.filter((record) => !serves.some((domain) => isUnder(record.name, domain)));
      const [first] = dropped;
      if (first === undefined) continue;
      const names = [...new Set(dropped.map((record) => `"${record.name}"`))];
      yield {
        message: `resolver "${name}" drops private addresses that others answer: its clients never find ${describeFirst(names)}`,
        at: origins.of(resolver, 'rebindProtection'),
        related: [
          { message: names.length === 1 ? 'the record' : 'the first of the records', at: origins.of(first) },
        ],
        help: 'except the domain from the protection, or let the resolver answer itself, and state that domain under `serves`',
      };
    }
  },
};
