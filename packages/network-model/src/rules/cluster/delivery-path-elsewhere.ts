import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { generatedPath } from '../../repository-place.ts';

export const deliveryPathElsewhere: Rule<NetworkFacts> = {
  code: 'delivery-path-elsewhere',
  severity: 'warning',
  description: 'The path that is read from Git is that of the generated folder.',
  *check({ network: { delivery }, origins, place }) {
    const path = generatedPath(place);
    if (delivery === null || path === null) return;
    const at = origins.of(delivery.git, 'path');
    if (at.kind !== 'written' || delivery.git.path === path) return;
    yield {
      message: `delivery.git.path is "${delivery.git.path}", but the generated folder of this checkout is "${path}"`,
      at,
      help: 'remove the key: the path then follows the file; where generated/ is copied to another folder or repository, waive this',
    };
  },
};
