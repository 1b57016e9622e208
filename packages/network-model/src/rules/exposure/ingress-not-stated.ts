import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { describeList } from '../shared/describe.ts';

export const ingressNotStated: Rule<NetworkFacts> = {
  code: 'ingress-not-stated',
  severity: 'error',
  description: 'Where there are several ingresses, a host names the one that it goes through.',
  *check({ network, origins }) {
    const { ingresses } = network;
    if (ingresses.length < 2) return;
    const names = ingresses.map(({ name }) => `"${name}"`);
    for (const exposure of network.exposures) {
      const { host, via, origin, ingress } = exposure;
      if (ingress !== null || (via !== 'ingress' && !origin.includes('ingress'))) continue;
      yield {
        message: `host "${host}" goes through an ingress, but not which: the network has ${describeList(names)}`,
        at: origins.of(exposure, 'host'),
        related: ingresses.map((one) => ({
          message: `ingress "${one.name}" has ${one.addresses.join(' and ')}`,
          at: origins.of(one),
        })),
        help: `name it: \`ingress: ${ingresses[0]?.name ?? ''}\``,
      };
    }
  },
};
