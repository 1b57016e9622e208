import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';

export const resolverPortClosed: Rule<NetworkFacts> = {
  code: 'resolver-port-closed',
  severity: 'error',
  description: 'A resolver in the cluster listens on port 53, UDP and TCP.',
  *check({ network, origins }) {
    for (const { name, addresses } of network.resolvers) {
      for (const address of addresses) {
        const rows = network.balancers.filter((row) => row.addresses.some((one) => one.equals(address)));
        const [first] = rows;
        if (first === undefined) continue;
        const ports = rows.flatMap((row) => row.ports);
        const missing = (['udp', 'tcp'] as const).filter(
          (protocol) => !ports.some((one) => one.port === 53 && one.protocol === protocol),
        );
        if (missing.length === 0) continue;
        yield {
          message: `resolver "${name}" is asked at ${address.toString()}, where service "${first.namespace}/${first.name}" has no port ${missing.map((protocol) => `53/${protocol}`).join(' and no ')}`,
          severity: missing.includes('udp') ? 'error' : 'warning',
          at: origins.of(address),
          related: [{ message: 'the service', at: origins.of(first) }],
          help: 'clients ask by UDP, and again by TCP where an answer is too long: state both under `ports`',
        };
      }
    }
  },
};
