import type { Rule } from '@netloom/diagnostics';
import { DISTRIBUTIONS } from '../../distributions.ts';
import type { NetworkFacts } from '../../facts.ts';
import { describeList } from '../shared/describe.ts';

export const policiesNotEnforced: Rule<NetworkFacts> = {
  code: 'policies-not-enforced',
  severity: 'warning',
  description: 'Where namespaces deny incoming traffic, something in the cluster enforces that.',
  *check({ network, origins }) {
    const { cluster, policies } = network;
    const { defaultDenyIngress } = policies;
    if (cluster.policyEngine !== 'none' || defaultDenyIngress.length === 0) return;
    const { title } = DISTRIBUTIONS[cluster.distribution];
    yield {
      message: `${describeList(defaultDenyIngress.map((namespace) => `"${namespace}"`))} shall deny incoming traffic, but nothing enforces policies: ${title} with ${cluster.cni} runs no policy engine`,
      at: origins.of(defaultDenyIngress),
      related: [{ message: 'the cluster is stated here', at: origins.of(cluster, 'policyEngine') }],
      help: 'run one, such as Cilium, Calico or kube-network-policies, and state it: `cluster.policyEngine`. Until then every pod reaches every other one',
    };
  },
};
