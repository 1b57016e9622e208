import type { Rule } from '@netloom/diagnostics';
import { DISTRIBUTIONS, type NetworkFacts } from '@netloom/network-model';
import { k3sIngress } from '../traefik/k3s-traefik.ts';

export const ingressNeedsK3s: Rule<NetworkFacts> = {
  code: 'ingress-needs-k3s',
  severity: 'error',
  description: 'Only K3s installs the Traefik that netloom configures.',
  *check({ network, origins }) {
    const { cluster } = network;
    const ingress = k3sIngress(network);
    if (ingress === undefined || cluster.distribution === 'k3s') return;
    const { title } = DISTRIBUTIONS[cluster.distribution];
    yield {
      message: `controller "${ingress.controller}" is the Traefik that K3s installs, but the cluster is ${title}: nothing reads what netloom writes for it`,
      at: origins.of(ingress, 'controller'),
      related: [{ message: `the distribution is ${title}`, at: origins.of(cluster, 'distribution') }],
      help: 'state it under `ingresses` with the controller that runs there, such as `controller: gateway` or `controller: ingress-class`',
    };
  },
};
