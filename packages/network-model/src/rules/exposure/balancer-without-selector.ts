import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { serviceOf } from '../../service-of.ts';

export const balancerWithoutSelector: Rule<NetworkFacts> = {
  code: 'balancer-without-selector',
  severity: 'error',
  description: 'What is exposed at a load balancer address states the labels of its pods.',
  *check({ network, origins }) {
    for (const balancer of network.balancers) {
      const service = serviceOf(network, balancer);
      if (service?.selector !== null || balancer.device?.https === true) continue;
      yield {
        message: `service "${balancer.namespace}/${balancer.service}" is exposed at a Service of its own (via: ${balancer.via}), but its \`selector\` is not stated: no Service can be made for its pods`,
        at: origins.of(balancer),
        related: [{ message: 'the service', at: origins.of(service) }],
        help: `write the labels that \`kubectl get service ${service.name} --namespace ${service.namespace} -o jsonpath='{.spec.selector}'\` prints`,
      };
    }
  },
};
