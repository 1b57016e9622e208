import type { Rule } from '@netloom/diagnostics';
import { hasOwnPods } from '../../behind-service.ts';
import type { NetworkFacts } from '../../facts.ts';
import { hasOtherIngress } from '../../other-policies.ts';
import { describeList } from '../shared/describe.ts';

export const noDefaultDeny: Rule<NetworkFacts> = {
  code: 'no-default-deny',
  severity: 'info',
  description: 'At least one namespace with services denies incoming traffic by default.',
  *check({ network, origins }) {
    const isolable = network.services.filter(
      (service) => hasOwnPods(service) && !hasOtherIngress(network, service.namespace),
    );
    if (isolable.length === 0 || network.policies.defaultDenyIngress.length > 0) return;
    const byNamespace = Map.groupBy(isolable, ({ namespace }) => namespace);
    const firsts = [...byNamespace.values()].flatMap((services) => services.slice(0, 1));
    yield {
      message: `no namespace denies incoming traffic: every pod reaches every pod of ${describeList([...byNamespace.keys()])}`,
      at: origins.of(network.policies, 'defaultDenyIngress'),
      related: firsts.map((service) => ({
        message: `every pod reaches service "${service.name}" in namespace "${service.namespace}"`,
        at: origins.of(service),
      })),
      help:
        network.cluster.policyEngine === 'none'
          ? 'run a policy engine first (`cluster.policyEngine`), then name them under policies.defaultDenyIngress'
          : 'name them under policies.defaultDenyIngress: netloom writes the allows that their declared flows need',
    };
  },
};
