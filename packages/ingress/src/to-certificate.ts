import type { Drawn } from '@netloom/chart-kit';
import { objectNameOf, type Tls } from '@netloom/network-model';
import type { IngressInput } from './ingress-input.ts';
import type { IngressValues } from './values.ts';

type Certificates = Drawn<IngressValues>['certificates'];

/** The one certificate of an ingress, in its own namespace. */
export function toSharedCertificate({ ingress: { tls, namespace }, from }: IngressInput): Certificates {
  const secretName = tls?.secretName ?? null;
  if (tls === null || secretName === null) return [];
  const { dnsNames } = tls;
  return [from(tls, toCertificate(tls, { name: secretName, namespace, dnsNames }))];
}

export function toCertificate(
  { kind, issuer }: Tls,
  {
    name,
    namespace,
    dnsNames,
  }: { readonly name: string; readonly namespace: string; readonly dnsNames: readonly string[] },
): Certificates[number] {
  return {
    name,
    namespace,
    spec: { secretName: name, dnsNames, issuerRef: { group: 'cert-manager.io', kind, name: issuer } },
  };
}

/** The Secret of a certificate for one host. */
export function hostSecretName(host: string): string {
  return `${objectNameOf(host)}-tls`;
}
