import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';

export const clusterWithoutServer: Rule<NetworkFacts> = {
  code: 'cluster-without-server',
  severity: 'error',
  description: 'At least one node is a server.',
  *check({ network, origins }) {
    if (network.nodes.some(({ role }) => role === 'server')) return;
    yield {
      message: 'every node is an agent: nothing runs the control plane that they join',
      at: origins.of(network.nodes),
      help: 'write `role: server` for the node that runs the control plane (`k3s server`, a controller, a control-plane node), or leave the role out',
    };
  },
};
