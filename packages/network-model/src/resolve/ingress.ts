import type { Cidr } from '@netloom/addresses';
import { controllerForm } from '../file/controllers.ts';
import type { NetworkFile } from '../file/network-file.ts';
import { isTraefik } from '../ingress-of.ts';
import { wildcardOf } from '../name-forms.ts';
import type { IngressController, IngressProxy, Tls } from '../network.ts';
import type { FilledFile } from './fill-cluster.ts';
import { given } from './given.ts';
import { toGuards } from './guards.ts';
import type { Recording } from './recording.ts';

type Named = NonNullable<NetworkFile['ingresses']>[number];
type Short = NonNullable<NetworkFile['ingress']>;

/** The name of the one in the short form. */
const ONLY = 'ingress';

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
      tls: file.tls === undefined ? null : toTls(file.tls, { apex: ingress.domain, ingress, record }),
      routes: ingress.routes,
      externalTrafficPolicy: ingress.externalTrafficPolicy,
    }),
  ];
}

/** Names and addresses of what the file states, in either form. */
export function ingressesOf({
  ingress,
  ingresses = [],
}: NetworkFile): readonly Pick<Named, 'name' | 'address' | 'address6'>[] {
  return ingress === undefined ? ingresses : [{ ...ingress, name: ONLY }];
}

/** Every certificate, and that of a file without an ingress. */
export function toCertificates(
  { tls, domain }: NetworkFile,
  { ingresses, record }: { readonly ingresses: readonly IngressController[]; readonly record: Recording },
): readonly Tls[] {
  const own = ingresses.flatMap((ingress) => ingress.tls ?? []);
  if (tls === undefined || own.length > 0) return own;
  return [toTls(tls, { apex: domain, ingress: undefined, record })];
}

/** Which ingress an exposure goes through; null where none does, or where several could and none is stated. */
export function ingressNameOf(
  file: NetworkFile,
  exposure: NetworkFile['services'][number]['expose'][number],
): string | null {
  const { via, origin } = exposure;
  if (via !== 'ingress' && origin?.includes('ingress') !== true) return null;
  if (exposure.ingress !== undefined) return exposure.ingress;
  const [only, ...others] = ingressesOf(file);
  return others.length > 0 ? null : (only?.name ?? null);
}

/** What its pods are called among the actors. */
export function actorName({ ingress }: NetworkFile, name: string): IngressProxy['name'] {
  return ingress === undefined ? `ingress-${name}` : 'traefik';
}

function toNamed(
  row: Named,
  { file, record }: { readonly file: FilledFile; readonly record: Recording },
): IngressController {
  const { controller, tls, externalTrafficPolicy } = row;
  return {
    ...common(row, { name: row.name, file, record }),
    controller,
    namespace: row.namespace ?? namespaceOf(row),
    className: row.class ?? null,
    proxy: toProxy(row, record),
    tls:
      tls === undefined
        ? null
        : controller === 'ingress-class'
          ? toHostTls(tls, { row, file, record })
          : toTls(tls, { apex: row.domain ?? file.domain, ingress: row, record }),
    routes: row.routes ?? controllerForm(controller).routes,
    externalTrafficPolicy: externalTrafficPolicy ?? (isTraefik({ controller }) ? 'Cluster' : null),
  };
}

function common(
  row: Named | Short,
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
  'controller' | 'namespace' | 'className' | 'proxy' | 'tls' | 'routes' | 'externalTrafficPolicy';

function namespaceOf({ controller, name }: Named): string {
  return controllerForm(controller).namespace.replace('NAME', name);
}

function toProxy(row: Named, record: Recording): IngressProxy | null {
  const { name, controller, proxy } = row;
  const actor = `ingress-${name}` as const;
  const namespace = row.namespace ?? namespaceOf(row);
  if (controller === 'traefik-k3s') {
    return record.derived({ ...traefikIn(namespace, 'traefik'), name: actor }, "the pods of K3s' Traefik", [
      row,
    ]);
  }
  if (controller === 'traefik') {
    const own = { ...traefikIn(namespace, `traefik-${name}`), name: actor };
    return record.derived(own, "the pods of the release of Traefik's chart", [row]);
  }
  if (proxy === undefined) return null;
  return record.from<IngressProxy>(proxy, {
    name: actor,
    namespace: proxy.namespace,
    labels: proxy.selector,
    ports: { web: proxy.ports.http, websecure: proxy.ports.https },
    service: { name: proxy.service, ports: SERVICE_PORTS },
  });
}

const SERVICE_PORTS = { web: 80, websecure: 443 } as const;

/** Pod labels, container ports and Service of a release of Traefik's chart. */
function traefikIn(namespace: string, release: string): IngressProxy {
  return {
    name: 'traefik',
    namespace,
    labels: {
      'app.kubernetes.io/name': 'traefik',
      'app.kubernetes.io/instance': `${release}-${namespace}`,
    },
    ports: { web: 8000, websecure: 8443, metrics: 9100 },
    service: { name: release, ports: SERVICE_PORTS },
  };
}

function toTls(
  tls: NonNullable<NetworkFile['tls']>,
  {
    apex,
    ingress,
    record,
  }: {
    readonly apex: Tls['dnsNames'][number];
    readonly ingress: Named | Short | undefined;
    readonly record: Recording;
  },
): Tls {
  return record.from<Tls>(tls, {
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

/** An Ingress takes a certificate from its own namespace: each host has one of its own. */
function toHostTls(
  tls: NonNullable<NetworkFile['tls']>,
  { row, file, record }: { readonly row: Named; readonly file: NetworkFile; readonly record: Recording },
): Tls {
  const exposures = file.services.flatMap(({ expose }) => expose);
  const through = exposures.filter((exposure) => ingressNameOf(file, exposure) === row.name);
  const hosts = [...new Set(through.flatMap(({ host }) => host ?? []))];
  const { issuer, kind, solver } = tls;
  const by = 'each host of the ingress has a certificate of its own';
  const dnsNames = record.derived(hosts, by, [tls, ...through]);
  return record.from<Tls>(tls, { issuer, kind, solver, secretName: null, dnsNames });
}

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
