import { ownOperators } from '@netloom/deployment/operators';
import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '@netloom/network-model';

/** Keys of `operators.values`, and what makes netloom install the chart. */
const NEEDED_BY = {
  metallb: '`loadBalancer` by MetalLB',
  tailscale: '`tailnet`',
  externalDns: '`dns`, or a resolver with a writer',
  certManager: '`tls`',
} as const;

export const valuesUnused: Rule<NetworkFacts> = {
  code: 'values-unused',
  severity: 'warning',
  description: 'Values are passed on to a chart that the network installs.',
  *check({ network, origins }) {
    const { values } = network.operators;
    const used = new Set(ownOperators(network).map(({ pin }) => pin));
    // a literal has no other keys
    for (const key of Object.keys(NEEDED_BY) as (keyof typeof NEEDED_BY)[]) {
      if (used.has(key) || Object.keys(values[key]).length === 0) continue;
      yield {
        message: `operators.values.${key} states values of a chart that this network does not install`,
        at: origins.of(values, key),
        help: `remove it, or state what needs the chart: ${NEEDED_BY[key]}`,
      };
    }
  },
};
