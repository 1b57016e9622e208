import { Address, intervalOf, IntervalSet } from '@netloom/addresses';
import { isUnder } from '../host-names.ts';
import type { DnsRecord, Network } from '../network.ts';
import { isPrivate } from '../private-address.ts';

/**
 * The address records of each internal name: one under the ingress domain, or one that leads to an address of the network
 * or a private one. None of a name that is an alias or proxied: what answers for it is outside.
 */
export function internalNames(network: Network): ReadonlyMap<string, readonly DnsRecord[]> {
  const inside = insideOf(network);
  const domains = network.ingresses.flatMap(({ domain }) => domain ?? []);
  const names = new Map<string, readonly DnsRecord[]>();
  for (const [name, records] of Map.groupBy(network.records, (record): string => record.name)) {
    if (records.some(({ type, proxied }) => type === 'CNAME' || proxied)) continue;
    const addresses = records.filter(({ type }) => type !== 'TXT');
    const internal =
      domains.some((domain) => isUnder(name, domain)) ||
      addresses.some(({ targets }) => targets.some((target) => target instanceof Address && inside(target)));
    if (internal && addresses.length > 0) names.set(name, addresses);
  }
  return names;
}

/** Subnets and pools may have public addresses. */
function insideOf({ subnets, pools }: Network): (address: Address) => boolean {
  const own = IntervalSet.of([
    ...subnets.map(({ cidr }) => intervalOf(cidr)),
    ...pools.flatMap(({ addresses }) => addresses.map(intervalOf)),
  ]);
  return (address) => isPrivate(address) || own.covers(intervalOf(address));
}
