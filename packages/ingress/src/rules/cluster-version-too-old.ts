import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';
import { traefikChartOf } from '../traefik/k3s-traefik.ts';

export const clusterVersionTooOld: Rule<NetworkFacts> = {
  code: 'cluster-version-too-old',
  severity: 'error',
  sentence: 'K3s brings a Traefik that understands what netloom writes for it.',
  *check({ network: { cluster, ingress }, origins }) {
    if (ingress === null || traefikChartOf(cluster.version) !== null) return;
    yield {
      message: `K3s ${cluster.version} brings Traefik 2: it reads neither the rules nor the values that netloom writes, which are those of Traefik 3`,
      at: origins.of(cluster, 'version'),
      related: [{ message: 'Traefik is configured here', at: origins.of(ingress) }],
      help: 'upgrade K3s to v1.32.2+k3s1 or newer, which brings Traefik 3',
    };
  },
};
