import {
  dnsZoneOf,
  EXTERNAL_DNS_NAMESPACE,
  isBeforeExternalDns22,
  isUnder,
  providerOf,
  type ChartSettings,
  type Dns,
  type DnsZone,
  type EnvironmentRow,
  type Network,
  type ProviderValues,
  type Resolver,
} from '@netloom/network-model';
import { ANNOTATION_PREFIX, RESOLVER_ANNOTATION } from '@netloom/network-model/chart';
import type { OwnOperator } from './operator.ts';

export interface ExternalDnsValues extends ProviderValues {
  readonly sources: readonly string[];
  readonly domainFilters: readonly string[];
  readonly excludeDomains?: readonly string[];
  /** A resolver has no account of who made a record: those that were made by hand stay. */
  readonly policy: 'sync' | 'upsert-only';
  readonly registry: 'txt' | 'noop';
  readonly txtOwnerId?: string;
  readonly txtPrefix?: string;
  readonly annotationFilter?: string;
  readonly annotationPrefix: string;
  readonly managedRecordTypes: readonly string[];
}

const ALWAYS_MANAGED = ['A', 'AAAA', 'CNAME'];

/** One for each provider and its credentials: an external-dns speaks to one API, as one user. */
export function externalDnsOperators(network: Network): readonly OwnOperator[] {
  const all = [...zoneReleases(network), ...resolverReleases(network)];
  return all.map(
    ({ cause, name, values }, index) =>
      ({
        cause,
        name,
        repository: 'https://kubernetes-sigs.github.io/external-dns/',
        chart: 'external-dns',
        version: network.operators.externalDns,
        pin: 'externalDns',
        namespace: EXTERNAL_DNS_NAMESPACE,
        group: 'externaldns.k8s.io',
        settings: {
          title: 'external-dns',
          own: values,
          reasons: REASONS,
          countsOn: {
            nameOverride: null,
            fullnameOverride: null,
            namespaceOverride: null,
            namespaced: false,
          },
          passedOn: network.operators.values.externalDns,
        },
        injectsCertificates: false,
        // the first one has brought them.
        ...(index > 0 && { skipsCrds: true }),
      }) satisfies OwnOperator,
  );
}

const REGISTRY = 'which records are its own follows from `dns.owner` and the kind of the zone';
const WHICH = 'which names and records it has follows from `dns`, `resolvers` and the hosts';

/** Why the values are as they are. */
const REASONS: ChartSettings['reasons'] = {
  provider: 'state the zone under `dns.zones`, or the resolver under `resolvers`, instead',
  env: 'it follows from the credentials of the zone. Helm takes a list as a whole: what stands in one is either all of netloom or all of yours',
  sources: 'records are DNSEndpoints, which netloom generates',
  domainFilters: WHICH,
  excludeDomains: WHICH,
  policy: REGISTRY,
  registry: REGISTRY,
  txtOwnerId: REGISTRY,
  txtPrefix: REGISTRY,
  annotationFilter: WHICH,
  annotationPrefix: WHICH,
  managedRecordTypes: WHICH,
  extraArgs:
    'it follows from the kind of the zone. Helm takes a list as a whole: what stands in one is either all of netloom or all of yours',
};

interface Release {
  readonly cause: object;
  readonly name: string;
  readonly values: ExternalDnsValues;
}

function zoneReleases(network: Network): readonly Release[] {
  const { dns } = network;
  if (dns === null) return [];
  const groups = [...Map.groupBy(dns.zones, (zone) => JSON.stringify(providerOf(zone).externalDns(zone)))];
  return groups.flatMap(([, zones], index) => {
    const [first] = zones;
    if (first === undefined) return [];
    return {
      cause: index === 0 ? dns : first,
      name: index === 0 ? 'external-dns' : `external-dns-${first.name.replaceAll('.', '-')}`,
      values: toValues(network, { dns, zones, first }),
    };
  });
}

/** The rows of a resolver at home, which has no registry for who owns them. */
function resolverReleases({ resolvers, operators }: Network): readonly Release[] {
  return resolvers.flatMap((resolver): readonly Release[] => {
    const { name, writer, serves } = resolver;
    if (writer === null || serves.length === 0) return [];
    return [
      {
        cause: resolver,
        name: `external-dns-${name}`,
        values: {
          ...writerValues(writer, operators),
          sources: ['crd'],
          domainFilters: serves,
          policy: 'upsert-only',
          registry: 'noop',
          annotationPrefix: ANNOTATION_PREFIX,
          annotationFilter: `${RESOLVER_ANNOTATION}=${name}`,
          managedRecordTypes: ['A', 'AAAA'],
        },
      },
    ];
  });
}

function writerValues(
  { existingSecret, secretKey: key, url, webhook }: NonNullable<Resolver['writer']>,
  { externalDns }: Network['operators'],
): ProviderValues {
  const secret = (name: string): EnvironmentRow => ({
    name,
    valueFrom: { secretKeyRef: { name: existingSecret, key } },
  });
  if (webhook === null) {
    return {
      provider: { name: 'pihole' },
      env: [secret('EXTERNAL_DNS_PIHOLE_PASSWORD')],
      extraArgs: [
        `--pihole-server=${url}`,
        // from 0.22 on it speaks to Pi-hole 6 alone, and ends at a flag that it does not know
        ...(isBeforeExternalDns22(externalDns) ? ['--pihole-api-version=6'] : []),
      ],
    };
  }
  const { repository, tag, secretVariable, env } = webhook;
  return {
    provider: {
      name: 'webhook',
      webhook: { image: { repository, tag }, env: [secret(secretVariable), ...env] },
    },
    env: [],
    extraArgs: [],
  };
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
    ...(network.resolvers.some(({ writer }) => writer !== null) && {
      annotationFilter: `!${RESOLVER_ANNOTATION}`,
    }),
    managedRecordTypes: [...new Set([...ALWAYS_MANAGED, ...own.map((record) => record.type)])],
    extraArgs: ['--txt-wildcard-replacement=wildcard', ...extraArgs],
  };
}
