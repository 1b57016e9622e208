import {
  dnsZoneOf,
  EXTERNAL_DNS_NAMESPACE,
  isUnder,
  providerOf,
  type Dns,
  type DnsZone,
  type Network,
  type ProviderValues,
} from '@netloom/network-model';
import { ANNOTATION_PREFIX } from '@netloom/network-model/chart';
import type { Operator } from './operator.ts';

export interface ExternalDnsValues extends ProviderValues {
  readonly sources: readonly string[];
  readonly domainFilters: readonly string[];
  readonly excludeDomains?: readonly string[];
  readonly policy: 'sync';
  readonly registry: 'txt';
  readonly txtOwnerId: string;
  readonly txtPrefix: string;
  readonly annotationPrefix: string;
  readonly managedRecordTypes: readonly string[];
}

const ALWAYS_MANAGED = ['A', 'AAAA', 'CNAME'];

/** One for each provider and its credentials: an external-dns speaks to one API, as one user. */
export function externalDnsOperators(network: Network): readonly Operator[] {
  const { dns, operators } = network;
  if (dns === null) return [];
  const groups = [...Map.groupBy(dns.zones, (zone) => JSON.stringify(providerOf(zone).externalDns(zone)))];
  return groups.flatMap(([, zones], index) => {
    const [first] = zones;
    if (first === undefined) return [];
    return {
      cause: index === 0 ? dns : first,
      name: index === 0 ? 'external-dns' : `external-dns-${first.name.replaceAll('.', '-')}`,
      repository: 'https://kubernetes-sigs.github.io/external-dns/',
      chart: 'external-dns',
      version: operators.externalDns,
      pin: 'externalDns',
      namespace: EXTERNAL_DNS_NAMESPACE,
      group: 'externaldns.k8s.io',
      values: toValues(network, { dns, zones, first }),
      injectsCertificates: false,
      // the first one has brought them.
      ...(index > 0 && { skipsCrds: true }),
    } satisfies Operator;
  });
}

function toValues(
  network: Network,
  { dns, zones, first }: { readonly dns: Dns; readonly zones: readonly DnsZone[]; readonly first: DnsZone },
): ExternalDnsValues {
  const { provider, env, extraArgs } = providerOf(first).externalDns(first);
  const own = network.records.filter(({ name }) => {
    const zone = dnsZoneOf(network, name);
    return zone === null || zones.includes(zone);
  });
  const others = dns.zones.filter((zone) => !zones.includes(zone));
  // a filter holds all names below it, those of the others' zones, too.
  const excluded = others.filter(({ name }) => zones.some((zone) => isUnder(name, zone.name)));
  return {
    provider,
    env,
    sources: ['crd'],
    domainFilters: zones.map(({ name }) => name),
    ...(excluded.length > 0 && { excludeDomains: excluded.map(({ name }) => name) }),
    policy: 'sync',
    registry: 'txt',
    txtOwnerId: dns.owner,
    // the apex and the wildcard have no room for ownership records of the default form
    txtPrefix: 'extdns-%{record_type}.',
    annotationPrefix: ANNOTATION_PREFIX,
    managedRecordTypes: [...new Set([...ALWAYS_MANAGED, ...own.map((record) => record.type)])],
    extraArgs: ['--txt-wildcard-replacement=wildcard', ...extraArgs],
  };
}
