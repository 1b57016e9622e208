import type { Rule } from '@netloom/diagnostics';
import { DISTRIBUTIONS } from '../../distributions.ts';
import type { NetworkFacts } from '../../facts.ts';
import type { Cluster } from '../../network.ts';

export const balancerWithoutLoadBalancer: Rule<NetworkFacts> = {
  code: 'balancer-without-load-balancer',
  severity: 'error',
  description: 'Something gives addresses to what is exposed at a load balancer address.',
  *check({ network, origins }) {
    const { balancers, loadBalancer, cluster } = network;
    const [first, ...more] = balancers.filter(({ via }) => via === 'loadBalancer');
    if (first === undefined || cluster.servicelb) return;
    if (loadBalancer !== null && loadBalancer.by !== 'none') return;
    const missing =
      loadBalancer === null ? `the network has no \`loadBalancer\`` : '`loadBalancer.by` is none';
    yield {
      message: `service "${first.namespace}/${first.service}" is exposed at a load balancer address, but ${missing}, and ${ownOf(cluster)}: it stays pending`,
      at: origins.of(first),
      related: more.map((one) => ({
        message: `so is service "${one.namespace}/${one.service}"`,
        at: origins.of(one),
      })),
      help: 'state the pools: `loadBalancer: { pools: [{ name: …, addresses: […] }] }`',
    };
  },
};

function ownOf({ distribution }: Cluster): string {
  const { title, servicelb } = DISTRIBUTIONS[distribution];
  if (servicelb === 'absent') return `${title} brings none`;
  return distribution === 'k3s' ? "K3s' own is off" : `the one of ${title} is off`;
}
