import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';

export const backendUnverified: Rule<NetworkFacts> = {
  code: 'backend-unverified',
  severity: 'info',
  description: 'The certificate of a service that speaks https is checked.',
  *check({ network, origins }) {
    for (const { namespace, name, tls } of network.services) {
      if (tls?.insecureSkipVerify !== true) continue;
      yield {
        message: `any certificate will do for service "${namespace}/${name}": whoever takes its address on the network answers in its place`,
        at: origins.of(tls, 'insecureSkipVerify'),
        help: 'put the certificate of the device or of its authority into a Secret, and name that in rootCAs',
      };
    }
  },
};
