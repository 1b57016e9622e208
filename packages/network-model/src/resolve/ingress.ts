import type { Cidr } from '@netloom/addresses';
import { controllerForm } from '../file/controllers.ts';
import type { NetworkFile } from '../file/network-file.ts';
import { isTraefik } from '../ingress-of.ts';
import type { IngressController } from '../network.ts';
import { toHostTls, toTls } from './certificates.ts';
import type { FilledFile } from './fill-cluster.ts';
import { given } from './given.ts';
import { toGuards } from './guards.ts';
import { ingressNameOf, ONLY, type StatedIngress } from './ingress-names.ts';
import { ingressNamespace, toProxy, traefikIn } from './ingress-proxy.ts';
import type { Recording } from './recording.ts';

type Named = NonNullable<NetworkFile['ingresses']>[number];

export function toIngresses(file: FilledFile, record: Recording): readonly IngressController[] {
  const { ingress, ingresses } = file;
  if (ingress === undefined) return record.rows(ingresses, (row) => toNamed(row, { file, record }));
  const { namespace } = ingress;
  return [
    record.from<IngressController>(ingress, {
      ...common(ingress, { name: ONLY, file, record }),
      controller: 'traefik-k3s',
      namespace,
      className: null,
      proxy: record.derived(traefikIn(namespace, 'traefik'), "the pods of K3s' Traefik", [ingress]),
      tls:
        file.tls === undefined
          ? null
          : toTls(file.tls, { apex: ingress.domain, ingress, issuers: file.issuers, record }),
      routes: ingress.routes,
      externalTrafficPolicy: ingress.externalTrafficPolicy,
    }),
  ];
}

function toNamed(
  row: Named,
  { file, record }: { readonly file: FilledFile; readonly record: Recording },
): IngressController {
  const { controller, tls, externalTrafficPolicy } = row;
  return {
    ...common(row, { name: row.name, file, record }),
    controller,
    namespace: ingressNamespace(row),
    className: row.class ?? null,
    proxy: toProxy(row, record),
    tls:
      tls === undefined
        ? null
        : controller === 'ingress-class'
          ? toHostTls(tls, { row, file, record })
          : toTls(tls, { apex: row.domain ?? file.domain, ingress: row, issuers: file.issuers, record }),
    routes: row.routes ?? controllerForm(controller).routes,
    externalTrafficPolicy: externalTrafficPolicy ?? (isTraefik({ controller }) ? 'Cluster' : null),
  };
}

function common(
  row: StatedIngress['row'],
  { name, file, record }: { readonly name: string; readonly file: FilledFile; readonly record: Recording },
): Omit<IngressController, OfController> {
  return {
    name,
    addresses: given(row.address, row.address6),
    domain: row.domain ?? null,
    replicas: row.replicas ?? 1,
    allowSharedIp: row.allowSharedIp ?? null,
    accessLog: row.accessLog ?? true,
    redirectToHttps: row.redirectToHttps ?? true,
    trustedIPs: toTrustedIPs(file, { name, record }),
    values: row.values ?? {},
    guards: record.from(row, toGuards(row, { record })),
  };
}

type OfController =
  | 'controller'
  | 'namespace'
  | 'className'
  | 'proxy'
  | 'tls'
  | 'routes'
  | 'externalTrafficPolicy';

/** Only cloudflared's forwarded headers are trusted, and only of an ingress that it goes through. */
function toTrustedIPs(
  file: FilledFile,
  { name, record }: { readonly name: string; readonly record: Recording },
): readonly Cidr[] {
  const { services, cluster } = file;
  const exposures = services.flatMap(({ expose }) => expose);
  const through = exposures.filter(
    (exposure) => exposure.via === 'tunnel' && ingressNameOf(file, exposure) === name,
  );
  if (through.length === 0) return [];
  return record.derived(
    [...given(cluster.podCidr, cluster.podCidr6)],
    'pod CIDRs, since a tunnel host goes through Traefik',
    through,
  );
}
