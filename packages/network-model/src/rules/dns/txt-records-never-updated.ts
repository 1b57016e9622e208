import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';

/** The first chart of external-dns whose TXT registry keeps account of TXT records: its external-dns is 0.22. */
const FIRST = '1.22.0';

export const txtRecordsNeverUpdated: Rule<NetworkFacts> = {
  code: 'txt-records-never-updated',
  severity: 'warning',
  description: 'The external-dns that creates TXT records also updates and deletes them.',
  *check({ network, origins }) {
    const { externalDns } = network.operators;
    const texts = network.records.filter(({ type }) => type === 'TXT');
    const [first] = texts;
    if (first === undefined || !isOlder(externalDns)) return;
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
      help: `pin ${FIRST} or newer`,
      fix: { title: `pin ${FIRST}`, edits: [{ kind: 'replace', at, value: FIRST }] },
    };
  },
};

function isOlder(version: string): boolean {
  const [, major, minor] = /^v?(\d+)\.(\d+)\./.exec(version) ?? [];
  return Number(major) === 0 || (Number(major) === 1 && Number(minor) < 22);
}
