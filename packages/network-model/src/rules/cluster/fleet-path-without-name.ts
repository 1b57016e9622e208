import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { fleetFolder } from '../../fleet/fleet-folder.ts';

export const fleetPathWithoutName: Rule<NetworkFacts> = {
  code: 'fleet-path-without-name',
  severity: 'error',
  description: 'A network of a fleet lies in a folder of its name.',
  *check({ network, origins }) {
    const { delivery, name } = network;
    if (typeof delivery?.cluster !== 'string' || delivery.gitops !== 'argocd') return;
    if (fleetFolder(network, delivery) !== null) return;
    yield {
      message: `delivery.git.path "${delivery.git.path}" has no folder "${name}", and delivery.cluster makes network "${name}" one of a fleet`,
      at: origins.of(delivery.git, 'path'),
      related: [{ message: `cluster "${delivery.cluster}"`, at: origins.of(delivery, 'cluster') }],
      help: `move the network to a folder of its name, such as networks/${name}: the ApplicationSet finds the networks of a fleet by it`,
    };
  },
};
