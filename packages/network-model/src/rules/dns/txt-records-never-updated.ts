import type { Rule } from '@netloom/diagnostics';
import { EXTERNAL_DNS_22, isBeforeExternalDns22 } from '../../external-dns-version.ts';
import type { NetworkFacts } from '../../facts.ts';

export const txtRecordsNeverUpdated: Rule<NetworkFacts> = {
  code: 'txt-records-never-updated',
  severity: 'warning',
  description: 'The external-dns that creates TXT records also updates and deletes them.',
  *check({ network, origins }) {
    const { externalDns } = network.operators;
    const texts = network.records.filter(({ type }) => type === 'TXT');
    const [first] = texts;
    if (first === undefined || !isBeforeExternalDns22(externalDns)) return;
    const at = origins.of(network.operators, 'externalDns');
    yield {
      message: `chart ${externalDns} of external-dns creates TXT records, but never updates or deletes them`,
      at,
      related: [
        {
          message: texts.length === 1 ? 'this is one' : `this is the first of ${texts.length}`,
          at: origins.of(first),
        },
      ],
      help: `pin ${EXTERNAL_DNS_22} or newer`,
      fix: { title: `pin ${EXTERNAL_DNS_22}`, edits: [{ kind: 'replace', at, value: EXTERNAL_DNS_22 }] },
    };
  },
};
