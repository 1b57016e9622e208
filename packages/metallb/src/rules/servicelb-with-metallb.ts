import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';

export const servicelbWithMetallb: Rule<NetworkFacts> = {
  code: 'servicelb-with-metallb',
  severity: 'warning',
  description: "K3s' own load balancer is off where MetalLB runs.",
  *check({ network, origins }) {
    const { cluster, loadBalancer, pools } = network;
    if (loadBalancer === null || !cluster.servicelb) return;
    yield {
      message:
        'K3s starts servicelb unless it is disabled, and MetalLB runs too: both handle each LoadBalancer Service',
      at: origins.of(cluster, 'servicelb'),
      related: pools.map((pool) => ({
        message: `MetalLB assigns addresses of pool "${pool.name}"`,
        at: origins.of(pool),
      })),
      help: 'start every server with `--disable=servicelb`, then state `servicelb: false`',
    };
  },
};
