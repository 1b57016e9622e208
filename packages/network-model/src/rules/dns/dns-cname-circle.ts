import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { parentOf } from '../../host-names.ts';
import type { DnsRecord } from '../../network.ts';
import { existingNames } from '../../split-horizon/existing-names.ts';

export const dnsCnameCircle: Rule<NetworkFacts> = {
  code: 'dns-cname-circle',
  severity: 'error',
  description: 'A CNAME does not lead back to itself.',
  *check({ network: { records }, origins }) {
    for (const circle of circlesOf(records)) {
      const [first, ...others] = circle;
      const names = [...circle, first].map(({ name }) => name);
      const [target] = first.targets;
      yield {
        message:
          others.length > 0
            ? `CNAMEs form a loop: ${names.join(' → ')}`
            : `CNAME "${first.name}" leads to ${String(target)}${target === first.name ? ', which is itself' : ', for which it answers itself'}`,
        at: origins.of(first.targets),
        related: others.map((one) => ({
          message: `"${one.name}" leads to ${one.targets.join(', ')}`,
          at: origins.of(one.targets),
        })),
        help: 'resolvers give up without an address: use a name that has one as the target',
      };
    }
  },
};

type Next = (record: DnsRecord) => DnsRecord | null;

/** The CNAME that answers for the target of another, as RFC 4592 has it: itself, or the wildcard of the closest name. */
function follow(records: readonly DnsRecord[]): Next {
  const existing = existingNames(records);
  const cnames = new Map<string, DnsRecord>(
    records.flatMap((record) => (record.type === 'CNAME' ? [[record.name, record] as const] : [])),
  );
  return ({ type, targets: [target] }) => {
    if (type !== 'CNAME' || typeof target !== 'string') return null;
    if (existing.has(target)) return cnames.get(target) ?? null;
    let encloser = parentOf(target);
    while (encloser !== '' && !existing.has(encloser)) encloser = parentOf(encloser);
    return cnames.get(`*.${encloser}`) ?? null;
  };
}

/** Each circle once, from where it is first entered; no record is followed twice. */
function* circlesOf(records: readonly DnsRecord[]): Iterable<readonly [DnsRecord, ...DnsRecord[]]> {
  const next = follow(records);
  const seen = new Set<DnsRecord>();
  for (const record of records) {
    const way: DnsRecord[] = [];
    let each: DnsRecord | null = record;
    for (; each !== null && !seen.has(each); each = next(each)) {
      seen.add(each);
      way.push(each);
    }
    const [first, ...others] = each === null || !way.includes(each) ? [] : way.slice(way.indexOf(each));
    if (first !== undefined) yield [first, ...others];
  }
}
