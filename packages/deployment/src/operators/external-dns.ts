import { EXTERNAL_DNS_NAMESPACE } from '@netloom/network-model';
import { ANNOTATION_PREFIX } from '@netloom/network-model/chart';
import type { ToOperator } from './operator.ts';

export interface ExternalDnsValues {
  readonly provider: { readonly name: 'cloudflare' };
  readonly env: readonly {
    readonly name: string;
    readonly valueFrom: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
  }[];
  readonly sources: readonly string[];
  readonly domainFilters: readonly string[];
  readonly policy: 'sync';
  readonly registry: 'txt';
  readonly txtOwnerId: string;
  readonly txtPrefix: string;
  readonly annotationPrefix: string;
  readonly managedRecordTypes: readonly string[];
  readonly extraArgs: readonly string[];
}

const ALWAYS_MANAGED = ['A', 'AAAA', 'CNAME'];

export const externalDnsOperator: ToOperator = ({ dns, records, operators }) => {
  if (dns === null) return null;
  const values: ExternalDnsValues = {
    provider: { name: dns.provider },
    env: [
      {
        name: 'CF_API_TOKEN',
        valueFrom: { secretKeyRef: { name: dns.existingSecret, key: dns.secretKey } },
      },
    ],
    sources: ['crd'],
    domainFilters: [dns.zone],
    policy: 'sync',
    registry: 'txt',
    txtOwnerId: dns.owner,
    // the apex and the wildcard have no room for ownership records of the default form
    txtPrefix: 'extdns-%{record_type}.',
    annotationPrefix: ANNOTATION_PREFIX,
    managedRecordTypes: [...new Set([...ALWAYS_MANAGED, ...records.map((record) => record.type)])],
    extraArgs: ['--txt-wildcard-replacement=wildcard'],
  };
  return {
    cause: dns,
    name: 'external-dns',
    repository: 'https://kubernetes-sigs.github.io/external-dns/',
    chart: 'external-dns',
    version: operators.externalDns,
    pin: 'externalDns',
    namespace: EXTERNAL_DNS_NAMESPACE,
    group: 'externaldns.k8s.io',
    values,
    injectsCertificates: false,
  };
};
