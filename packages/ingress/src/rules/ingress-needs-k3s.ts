import type { Rule } from '@netloom/diagnostics';
import { DISTRIBUTIONS, type NetworkFacts } from '@netloom/network-model';

export const ingressNeedsK3s: Rule<NetworkFacts> = {
  code: 'ingress-needs-k3s',
  severity: 'error',
  description: 'Only K3s installs the Traefik that netloom configures.',
  *check({ network: { cluster, ingress }, origins }) {
    if (ingress === null || cluster.distribution === 'k3s') return;
    const { title } = DISTRIBUTIONS[cluster.distribution];
    yield {
      message: `controller "${ingress.controller}" is the Traefik that K3s installs, but the cluster is ${title}: nothing reads what netloom writes for it`,
      at: origins.of(ingress, 'controller'),
      related: [{ message: `the distribution is ${title}`, at: origins.of(cluster, 'distribution') }],
      help: 'take the ingress out of the network, and state what has its address as a row of `loadBalancer.allocations`',
    };
  },
};
