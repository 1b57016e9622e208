import type { Rule } from '@netloom/diagnostics';
import { hasOwnPods } from '../../behind-service.ts';
import type { NetworkFacts } from '../../facts.ts';
import { hasOtherIngress } from '../../other-policies.ts';

export const policyCutsMetrics: Rule<NetworkFacts> = {
  code: 'policy-cuts-metrics',
  severity: 'warning',
  description: 'Where a namespace with metrics denies incoming traffic, the network says who scrapes them.',
  *check({ network, origins }) {
    const { actors, policies, services } = network;
    if (actors.some(({ name }) => name === 'prometheus')) return;
    const denied = new Set(
      policies.defaultDenyIngress.filter((namespace) => !hasOtherIngress(network, namespace)),
    );
    const [first, ...more] = services.filter(
      (service) => service.metricsPort !== null && hasOwnPods(service) && denied.has(service.namespace),
    );
    if (first === undefined) return;
    yield {
      message: `service "${first.namespace}/${first.name}" has metrics, but its namespace denies incoming traffic and the network has no \`monitoring\` to let in`,
      at: origins.of(first, 'metricsPort'),
      related: [
        { message: 'these namespaces deny incoming traffic', at: origins.of(policies.defaultDenyIngress) },
        ...more.map((service) => ({
          message: `the same holds for service "${service.namespace}/${service.name}"`,
          at: origins.of(service, 'metricsPort'),
        })),
      ],
      help: 'state where Prometheus is: `monitoring: { namespace: … }`',
    };
  },
};
