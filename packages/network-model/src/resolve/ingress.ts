import type { Cidr } from '@netloom/addresses';
import type { NetworkFile } from '../file/network-file.ts';
import { wildcardOf } from '../name-forms.ts';
import type { IngressController, Tls, Traefik } from '../network.ts';
import type { FilledFile } from './fill-cluster.ts';
import { given } from './given.ts';
import type { Recording } from './recording.ts';

export function toIngress(file: FilledFile, record: Recording): IngressController | null {
  const { ingress } = file;
  if (ingress === undefined) return null;
  return record.from(ingress, {
    controller: ingress.controller,
    namespace: ingress.namespace,
    traefik: record.derived(toTraefik(ingress.namespace), "the pods of K3s' Traefik", [ingress]),
    addresses: given(ingress.address, ingress.address6),
    domain: ingress.domain,
    routes: ingress.routes,
    replicas: ingress.replicas,
    allowSharedIp: ingress.allowSharedIp ?? null,
    externalTrafficPolicy: ingress.externalTrafficPolicy,
    accessLog: ingress.accessLog,
    redirectToHttps: ingress.redirectToHttps,
    trustedIPs: toTrustedIPs(file, record),
  });
}

/** Pod labels, container ports and Service of the chart that K3s installs. */
function toTraefik(namespace: string): Traefik {
  return {
    name: 'traefik',
    namespace,
    labels: { 'app.kubernetes.io/name': 'traefik', 'app.kubernetes.io/instance': `traefik-${namespace}` },
    ports: { web: 8000, websecure: 8443, metrics: 9100 },
    service: { name: 'traefik', ports: { web: 80, websecure: 443 } },
  };
}

export function toTls({ tls, ingress, domain }: NetworkFile, record: Recording): Tls | null {
  if (tls === undefined) return null;
  const apex = ingress?.domain ?? domain;
  return record.from(tls, {
    issuer: tls.issuer,
    kind: tls.kind,
    solver: tls.solver,
    secretName: tls.secretName ?? `${apex.replaceAll('.', '-')}-tls`,
    dnsNames:
      tls.dnsNames ??
      record.derived([apex, wildcardOf(apex)], 'the ingress domain and its wildcard', [
        tls,
        ...given(ingress),
      ]),
  });
}

/** Only cloudflared's forwarded headers are trusted, and only when it goes through Traefik. */
function toTrustedIPs({ services, cluster }: FilledFile, record: Recording): readonly Cidr[] {
  const exposures = services.flatMap(({ expose }) => expose);
  const through = exposures.filter(
    ({ via, origin }) => via === 'tunnel' && origin?.includes('ingress') === true,
  );
  if (through.length === 0) return [];
  return record.derived(
    [...given(cluster.podCidr, cluster.podCidr6)],
    'pod CIDRs, since a tunnel host goes through Traefik',
    through,
  );
}
