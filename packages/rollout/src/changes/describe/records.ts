import type { DnsRecord } from '@netloom/network-model';
import { pairRows } from '../pair-rows.ts';
import { added, changed, removed, type Networks, type NetworkChange } from '../statement.ts';

/** Records that external-dns makes, changes and deletes. */
export function* records({ before, after }: Networks): Iterable<NetworkChange> {
  const pairs = pairRows(
    { before: before.network.records, after: after.network.records },
    ({ name, type }) => `${name} ${type}`,
  );
  for (const { key, before: old, after: next } of pairs) {
    if (old === null) {
      yield added(key, `is created: ${describe(next)}`);
    } else if (next === null) {
      yield removed(key, `is deleted: was ${describe(old)}`);
    } else if (describe(old) !== describe(next)) {
      yield changed(key, `was ${describe(old)}, is ${describe(next)}`);
    }
  }
}

function describe({ targets, proxied, ttl }: DnsRecord): string {
  const parts = [
    targets.map(String).join(' '),
    ...(proxied ? ['proxied'] : []),
    ...(ttl === null ? [] : [`TTL ${ttl}`]),
  ];
  return parts.join(', ');
}
