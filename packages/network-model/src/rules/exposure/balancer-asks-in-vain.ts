import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { LOAD_BALANCERS } from '../../load-balancers.ts';

export const balancerAsksInVain: Rule<NetworkFacts> = {
  code: 'balancer-asks-in-vain',
  severity: 'error',
  description: 'A Service asks its load balancer for what that can give.',
  *check({ network, origins }) {
    const { balancers, loadBalancer } = network;
    if (loadBalancer === null || loadBalancer.by === 'none') return;
    const { title, asksFor } = LOAD_BALANCERS[loadBalancer.by];
    for (const balancer of balancers) {
      const { namespace, service, pool, allowSharedIp } = balancer;
      const asked = [
        ...(pool !== null && asksFor.pool === null
          ? [{ key: 'pool' as const, what: `pool "${pool}"`, help: 'ask for an address of the pool instead' }]
          : []),
        ...(allowSharedIp !== null && asksFor.sharing === null
          ? [
              {
                key: 'allowSharedIp' as const,
                what: `the sharing key "${allowSharedIp}"`,
                help: 'give each Service an address of its own, or one Service all ports',
              },
            ]
          : []),
      ];
      for (const { key, what, help } of asked) {
        yield {
          message: `service "${namespace}/${service}" asks for ${what}, but a Service cannot ask ${title} for that`,
          at: origins.of(balancer, key),
          related: [{ message: `${title} gives the addresses`, at: origins.of(loadBalancer, 'by') }],
          help,
        };
      }
    }
  },
};
