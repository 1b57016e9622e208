import type { Rule } from '@netloom/diagnostics';
import { providerOf } from '../../dns-providers/index.ts';
import type { NetworkFacts } from '../../facts.ts';
import { recordOrigin } from '../../record-origin.ts';

export const dnsCnameAtApex: Rule<NetworkFacts> = {
  code: 'dns-cname-at-apex',
  severity: 'error',
  description: 'The apex of a zone has no CNAME, where its provider does not flatten it.',
  *check({ network: { dns, records }, origins }) {
    for (const zone of dns?.zones ?? []) {
      if (providerOf(zone).isCloudflare) continue;
      const record = records.find(
        ({ name, type, proxied }) => name === zone.name && type === 'CNAME' && !proxied,
      );
      if (record === undefined) continue;
      yield {
        message: `"${zone.name}" is the apex of its zone, where ${providerOf(zone).title} takes no CNAME of ${record.targets.join(', ')}`,
        at: recordOrigin(record, origins),
        related: [{ message: 'the zone', at: origins.of(zone, 'name') }],
        help: 'state addresses, or use a name below the apex',
      };
    }
  },
};
