import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';

export const backendFamilyMissing: Rule<NetworkFacts> = {
  code: 'backend-family-missing',
  severity: 'error',
  description: 'What is behind a service has addresses of a family that the cluster has.',
  *check({ network, origins }) {
    const { serviceCidrs } = network.cluster;
    const families = new Set(serviceCidrs.map(({ family }) => family));
    for (const { namespace, name, addresses } of network.services) {
      const first = addresses.find(({ family }) => !families.has(family));
      if (first === undefined) continue;
      yield {
        message: `service "${namespace}/${name}" is at ${first.toString()}, but the cluster has no IPv${first.family}: Kubernetes refuses a Service of that family`,
        at: origins.of(first),
        related: serviceCidrs.map((cidr) => ({
          message: 'Services have addresses from here',
          at: origins.of(cidr),
        })),
        help: `write its IPv${first.family === 6 ? 4 : 6} address, or give the cluster both families when it is made (podCidr6 and serviceCidr6)`,
      };
    }
  },
};
