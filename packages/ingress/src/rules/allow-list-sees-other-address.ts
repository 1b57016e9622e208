import type { Rule } from '@netloom/diagnostics';
import { ingressOf, isTraefik, programOf, type NetworkFacts } from '@netloom/network-model';

export const allowListSeesOtherAddress: Rule<NetworkFacts> = {
  code: 'allow-list-sees-other-address',
  severity: 'warning',
  description: 'A list of clients is compared with the addresses that clients have.',
  *check({ network, origins }) {
    for (const exposure of network.exposures) {
      const { host, via, guards } = exposure;
      const ingress = ingressOf(network, exposure);
      if (guards.ipAllowList.length === 0 || ingress === undefined || !isTraefik(ingress)) continue;
      const program = programOf(network, ingress);
      const related = [{ message: 'the list is stated here', at: origins.of(guards.ipAllowList) }];
      if (via === 'tunnel') {
        yield {
          message: `tunnel host "${host}" has a list of clients, but ${program} sees the pods of cloudflared in their place`,
          at: origins.of(exposure, 'host'),
          related,
          help: 'limit a public host where its clients are known: by a policy of Cloudflare, or by a login (forwardAuth)',
        };
      } else if (ingress.externalTrafficPolicy !== 'Local') {
        yield {
          message: `host "${host}" has a list of clients, but with externalTrafficPolicy: Cluster ${program} sees the address of a node, unless its pod runs on the node that took the packet`,
          at: origins.of(exposure, 'host'),
          related: [...related, { message: 'the policy', at: origins.of(ingress, 'externalTrafficPolicy') }],
          help: 'write `externalTrafficPolicy: Local`, which keeps the address of clients',
        };
      }
    }
  },
};
