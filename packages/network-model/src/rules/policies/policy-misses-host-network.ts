import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';

export const policyMissesHostNetwork: Rule<NetworkFacts> = {
  code: 'policy-misses-host-network',
  severity: 'info',
  description: 'A namespace that denies incoming traffic has no pods in the network of their host.',
  *check({ network, origins }) {
    const { defaultDenyIngress } = network.policies;
    for (const service of network.services) {
      const index = defaultDenyIngress.indexOf(service.namespace);
      if (!service.hostNetwork || index === -1) continue;
      yield {
        message: `the pods of service "${service.namespace}/${service.name}" are in the network of their host, where no policy isolates them: whoever reaches the node reaches them`,
        at: origins.of(service, 'hostNetwork'),
        related: [
          {
            message: `namespace "${service.namespace}" denies all incoming traffic to other pods`,
            at: origins.of(defaultDenyIngress, index),
          },
        ],
        help: 'close their ports by the firewall of the nodes, or give them a network of their own',
      };
    }
  },
};
