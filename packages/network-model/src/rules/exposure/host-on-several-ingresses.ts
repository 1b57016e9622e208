import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { describeList } from '../shared/describe.ts';

export const hostOnSeveralIngresses: Rule<NetworkFacts> = {
  code: 'host-on-several-ingresses',
  severity: 'error',
  description: 'A host is exposed through one ingress.',
  *check({ network, origins }) {
    const through = network.exposures.filter(({ via, ingress }) => via === 'ingress' && ingress !== null);
    for (const [host, exposures] of Map.groupBy(through, (exposure) => exposure.host)) {
      const byIngress = Map.groupBy(exposures, ({ ingress }) => ingress);
      const firsts = [...byIngress.values()].flatMap((rows) => rows.slice(0, 1));
      const last = firsts.at(-1);
      if (last === undefined || firsts.length < 2) continue;
      const names = firsts.map(({ ingress }) => `"${ingress ?? ''}"`);
      yield {
        message: `host "${host}" is exposed through the ingresses ${describeList(names)}, but its name leads to one of them`,
        at: origins.of(last, 'host'),
        related: firsts.slice(0, -1).map((exposure) => ({
          message: `ingress "${exposure.ingress ?? ''}" has it here`,
          at: origins.of(exposure, 'host'),
        })),
        help: 'give each ingress a host of its own, or keep one of the rows',
      };
    }
  },
};
