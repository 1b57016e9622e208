import type { NetworkFile } from '../file/network-file.ts';
import { wildcardOf } from '../name-forms.ts';
import type { IngressController, Tls } from '../network.ts';
import { given } from './given.ts';
import { ingressNameOf, type StatedIngress } from './ingress-names.ts';
import type { Recording } from './recording.ts';

type Named = NonNullable<NetworkFile['ingresses']>[number];

/** Every certificate, and that of a file without an ingress. */
export function toCertificates(
  { tls, domain, issuers }: NetworkFile,
  { ingresses, record }: { readonly ingresses: readonly IngressController[]; readonly record: Recording },
): readonly Tls[] {
  const own = ingresses.flatMap((ingress) => ingress.tls ?? []);
  if (tls === undefined || own.length > 0) return own;
  return [toTls(tls, { apex: domain, ingress: undefined, issuers, record })];
}

export function toTls(
  tls: NonNullable<NetworkFile['tls']>,
  {
    apex,
    ingress,
    issuers,
    record,
  }: {
    readonly apex: Tls['dnsNames'][number];
    readonly ingress: StatedIngress['row'] | undefined;
    readonly issuers: NetworkFile['issuers'];
    readonly record: Recording;
  },
): Tls {
  return record.from<Tls>(tls, {
    issuer: tls.issuer,
    kind: tls.kind,
    solver: solverOf(tls, issuers),
    secretName: tls.secretName ?? `${apex.replaceAll('.', '-')}-tls`,
    dnsNames:
      tls.dnsNames ??
      record.derived([apex, wildcardOf(apex)], 'the ingress domain and its wildcard', [
        tls,
        ...given(ingress),
      ]),
  });
}

/** An Ingress takes a certificate from its own namespace: each host has one of its own. */
export function toHostTls(
  tls: NonNullable<NetworkFile['tls']>,
  { row, file, record }: { readonly row: Named; readonly file: NetworkFile; readonly record: Recording },
): Tls {
  const exposures = file.services.flatMap(({ expose }) => expose);
  const through = exposures.filter((exposure) => ingressNameOf(file, exposure) === row.name);
  const hosts = [...new Set(through.flatMap(({ host }) => host ?? []))];
  const { issuer, kind } = tls;
  const solver = solverOf(tls, file.issuers);
  const by = 'each host of the ingress has a certificate of its own';
  const dnsNames = record.derived(hosts, by, [tls, ...through]);
  return record.from<Tls>(tls, { issuer, kind, solver, secretName: null, dnsNames });
}

function solverOf(
  { solver, issuer, kind }: NonNullable<NetworkFile['tls']>,
  issuers: NetworkFile['issuers'] = [],
): Tls['solver'] {
  if (solver !== undefined) return solver;
  const isMade = issuers.some(
    ({ name, acme }) => kind === 'ClusterIssuer' && name === issuer && acme !== undefined,
  );
  return isMade ? 'dns01' : 'cloudflare';
}
