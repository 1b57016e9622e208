import { Address } from '@netloom/addresses';
import type { Target } from '@netloom/network-model';
import { allow, deny, unknown, unknownNextHop, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import type { Sender } from '../sender.ts';
import { absentNameHop, zoneOf } from './absent-name.ts';
import { coreDnsPolicyHops, coreDnsAnswer } from './coredns.ts';
import { describeRecords, type RecordsForName } from './describe-records.ts';
import { unresolved, addressPaths, type Resolution } from './resolution.ts';
import { serviceByDnsName } from './service-by-dns-name.ts';

type HostTarget = Extract<Target, { readonly host: unknown }>;

/** Resolvers limit chains of CNAMEs, too. */
const LONGEST_CHAIN = 8;

/**
 * Resolves as the sender does: pods through CoreDNS, which has the cluster's names, and under split horizon the internal
 * ones; all others, nodes too, through the public zone.
 */
export function resolveName(index: NetworkIndex, sender: Sender, host: HostTarget['host']): Resolution {
  if (host instanceof Address) return { hops: [], paths: [{ kind: 'address', address: host }] };
  const service = serviceByDnsName(index, host, sender.kind === 'pod' ? sender.namespace : null);
  if (sender.kind !== 'pod') {
    const answer = publicAnswer(index, host);
    if (answer !== null) return answer;
    if (service !== null)
      return unresolved(
        deny('dns', `${host} is a name of the cluster: only pods resolve it, through CoreDNS`, service.at),
      );
    return hostAnswer(index, host);
  }
  const policies = coreDnsPolicyHops(index, sender);
  if (policies.some(({ verdict }) => verdict === 'deny')) return { hops: policies, paths: [] };
  if (service !== null) {
    const text = `CoreDNS resolves ${host} to Service ${service.namespace}/${service.name}`;
    return { hops: [...policies, allow('dns', text, service.at)], paths: [{ kind: 'service', service }] };
  }
  const { hops, paths } = coreDnsAnswer(index, host) ?? publicAnswer(index, host) ?? hostAnswer(index, host);
  return { hops: [...policies, ...hops], paths };
}

function publicAnswer(index: NetworkIndex, host: string): Resolution | null {
  const hops: Hop[] = [];
  let name = host;
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const found = index.names().find(name);
    if (found === null)
      return hops.length === 0 ? null : { hops: [...hops, chainEndHop(index, name)], paths: [] };
    hops.push(recordHop(index, { name, records: found.records }));
    const [first] = found.records;
    if (first === undefined) return null;
    if (found.records.some(({ proxied }) => proxied))
      return { hops, paths: [{ kind: 'edge', record: first }] };
    const cname = found.records.find(({ type }) => type === 'CNAME');
    if (cname === undefined) return { hops, paths: addressPaths(found.records) };
    const target = String(cname.targets[0]);
    if (target.endsWith('.cfargotunnel.com')) {
      const text = `${target} has no address of its own: only a proxied record leads into a tunnel`;
      return { hops: [...hops, deny('dns', text, index.at(cname))], paths: [] };
    }
    name = target;
  }
  return {
    hops: [...hops, deny('dns', `${host} is a chain of more than ${LONGEST_CHAIN} CNAMEs`, null)],
    paths: [],
  };
}

function recordHop(index: NetworkIndex, found: RecordsForName): Hop {
  const { text, at } = describeRecords(index, found);
  if (index.network.dns !== null) return allow('dns', text, at);
  return unknownNextHop(
    'dns',
    `${text}; but without \`dns\` that record is not managed, and whether it exists is unknown`,
    at,
  );
}

function chainEndHop(index: NetworkIndex, name: string): Hop {
  if (zoneOf(index, name) !== null) return absentNameHop(index, name);
  return unknown('dns', `${name} is beyond this network`, null);
}

/** A host of the network needs no record: its bare name is enough. */
function hostAnswer(index: NetworkIndex, name: string): Resolution {
  const host = index.hosts().get(name);
  if (host !== undefined) {
    const addresses = host.addresses.map(({ address }) => address);
    const text = `${name} has no record; it is taken as the host ${name}, ${addresses.map(String).join(', ')}`;
    const paths = addresses.map((address) => ({ kind: 'address' as const, address }));
    return { hops: [allow('dns', text, index.at(host))], paths };
  }
  return unresolved(absentNameHop(index, name));
}
