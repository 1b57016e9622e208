import type { Rule } from '@netloom/diagnostics';
import { DISTRIBUTIONS, LOAD_BALANCERS, type NetworkFacts } from '@netloom/network-model';

export const servicelbWithMetallb: Rule<NetworkFacts> = {
  code: 'servicelb-with-metallb',
  severity: 'warning',
  description: "K3s' own load balancer is off where MetalLB runs.",
  *check({ network, origins }) {
    const { cluster, loadBalancer, pools } = network;
    if (loadBalancer === null || loadBalancer.by === 'none' || !cluster.servicelb) return;
    const { title } = LOAD_BALANCERS[loadBalancer.by];
    const { title: distribution, servicelb } = DISTRIBUTIONS[cluster.distribution];
    yield {
      message:
        servicelb === 'on'
          ? `${distribution} starts servicelb unless it is disabled, and ${title} runs too: both handle each LoadBalancer Service`
          : `${distribution} runs servicelb, and ${title} runs too: both handle each LoadBalancer Service`,
      at: origins.of(cluster, 'servicelb'),
      related: pools.map((pool) => ({
        message: `${title} assigns addresses of pool "${pool.name}"`,
        at: origins.of(pool),
      })),
      help:
        servicelb === 'on'
          ? 'start every server with `--disable=servicelb`, then state `servicelb: false`'
          : 'start every server without `enable-servicelb`, then state `servicelb: false`',
    };
  },
};
