import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { nameserverOf } from '../../nameserver-of.ts';
import { internalNames } from '../../split-horizon/internal-names.ts';

export const splitHorizonWithoutNames: Rule<NetworkFacts> = {
  code: 'split-horizon-without-names',
  severity: 'warning',
  description: 'Split horizon is on where the network has internal names to answer.',
  *check({ network, origins }) {
    const { splitHorizon } = network.cluster;
    if (splitHorizon === null || nameserverOf(network) !== null) return;
    if (internalNames(network).size > 0) return;
    const at = origins.of(splitHorizon);
    yield {
      message: 'split horizon is on, but no name of the network is internal: CoreDNS has nothing to answer',
      at,
      help: 'names under `ingress.domain`, and records that lead to addresses of the network, are internal: state some, or remove `splitHorizon`',
      fix: { title: 'turn split horizon off', edits: [{ kind: 'remove', at }] },
    };
  },
};
