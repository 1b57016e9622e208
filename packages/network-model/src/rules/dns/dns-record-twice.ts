import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';

export const dnsRecordTwice: Rule<NetworkFacts> = {
  code: 'dns-record-twice',
  severity: 'error',
  description: 'A name has one record of each type, with all of its targets.',
  *check({ network, origins }) {
    const groups = Map.groupBy(network.records, ({ name, type }) => `${type} ${name}`);
    for (const records of groups.values()) {
      const [first, ...more] = records;
      const last = more.at(-1);
      // a second CNAME breaks another rule: one record with both targets would not fix it.
      if (first === undefined || last === undefined || first.type === 'CNAME') continue;
      yield {
        message: `"${first.name}" has ${records.length} records of type ${first.type}: external-dns creates one of them, and drops the others' targets`,
        at: origins.of(last),
        related: [first, ...more.slice(0, -1)].map((record) => ({
          message: record.owner === 'ingress' ? 'ingress adds one' : 'one is stated here',
          at: origins.of(record),
        })),
        help: first.owner === 'dns' ? 'write all targets in one record' : 'remove the stated one',
      };
    }
  },
};
