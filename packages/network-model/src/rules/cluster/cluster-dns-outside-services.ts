import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';

export const clusterDnsOutsideServices: Rule<NetworkFacts> = {
  code: 'cluster-dns-outside-services',
  severity: 'error',
  description: 'The address of the cluster DNS lies within the service network.',
  *check({ network, origins }) {
    const { clusterDns, serviceCidrs } = network.cluster;
    for (const address of clusterDns) {
      const services = serviceCidrs.find(({ family }) => family === address.family);
      if (services === undefined || services.contains(address)) continue;
      yield {
        message: `cluster DNS ${address.toString()} is outside of the service network ${services.toString()}`,
        at: origins.of(address),
        related: [{ message: `the service network ${services.toString()}`, at: origins.of(services) }],
        help: `the tenth address is the default: state the address in use, or leave the key out`,
      };
    }
  },
};
