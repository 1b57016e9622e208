import type { Rule } from '@netloom/diagnostics';
import { describeDistribution, type NetworkFacts } from '@netloom/network-model';
import { k3sIngress, k3sTraefikChart } from '../traefik/k3s-traefik.ts';

export const clusterVersionTooOld: Rule<NetworkFacts> = {
  code: 'cluster-version-too-old',
  severity: 'error',
  description: 'K3s installs a Traefik that supports what netloom writes for it.',
  *check({ network, origins }) {
    const { cluster } = network;
    const ingress = k3sIngress(network);
    if (ingress === undefined || cluster.distribution !== 'k3s' || k3sTraefikChart(cluster) !== null) return;
    yield {
      message: `${describeDistribution(cluster)} installs Traefik 2, which supports neither the rules nor the values of Traefik 3 that netloom writes`,
      at: origins.of(cluster, 'version'),
      related: [{ message: 'Traefik is configured here', at: origins.of(ingress) }],
      help: 'upgrade K3s to v1.32.2+k3s1 or newer, which installs Traefik 3',
    };
  },
};
