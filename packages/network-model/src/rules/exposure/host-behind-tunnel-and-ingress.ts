import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { ingressOf } from '../../ingress-of.ts';

export const hostBehindTunnelAndIngress: Rule<NetworkFacts> = {
  code: 'host-behind-tunnel-and-ingress',
  severity: 'warning',
  description: 'A host is exposed either through the tunnel or through the ingress controller.',
  *check({ network, origins }) {
    for (const [host, exposures] of Map.groupBy(network.exposures, (exposure) => exposure.host)) {
      const internal = exposures.find(({ via }) => via === 'ingress');
      const tunnelled = exposures.find(({ via }) => via === 'tunnel');
      if (internal === undefined || tunnelled === undefined) continue;
      const domain = ingressOf(network, internal)?.domain ?? null;
      yield {
        message: `host "${host}" is exposed through the tunnel and through ingress, but its one record leads to the tunnel`,
        at: origins.of(internal, 'host'),
        related: [{ message: 'the tunnel makes its record', at: origins.of(tunnelled, 'host') }],
        help:
          domain === null
            ? 'give the internal exposure a host of its own'
            : `give the internal exposure a host of its own under ${domain}`,
      };
    }
  },
};
