import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';

export const deviceWithoutTailnet: Rule<NetworkFacts> = {
  code: 'device-without-tailnet',
  severity: 'error',
  description: 'What is exposed as a device of the tailnet is in a network that has one.',
  *check({ network, origins }) {
    if (network.tailnet !== null) return;
    for (const balancer of network.balancers) {
      if (balancer.via !== 'tailscale') continue;
      yield {
        message: `service "${balancer.namespace}/${balancer.service}" is exposed via: tailscale, but the network has no \`tailnet\`: no operator makes a device for it`,
        at: origins.of(balancer),
        help: 'state the tailnet: `tailnet: {}`',
      };
    }
  },
};
