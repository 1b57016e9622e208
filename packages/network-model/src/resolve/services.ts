import type { Address } from '@netloom/addresses';
import type { NetworkFile } from '../file/network-file.ts';
import { isOutside } from '../file/service-mistakes.ts';
import { firstPort, portsOf } from '../file/service-ports.ts';
import type { Exposure, IngressController, Service, ServiceTls } from '../network.ts';
import { given } from './given.ts';
import { toGuards } from './guards.ts';
import { hostsOf } from './hosts-of.ts';
import { ingressNameOf } from './ingress-names.ts';
import { NETLOOM_NAMESPACE } from './prerequisites.ts';
import type { Recording } from './recording.ts';

type ServiceFile = NetworkFile['services'][number];

export function toServices(file: NetworkFile, record: Recording): readonly Service[] {
  return record.rows(file.services, (service) => {
    const { name, host = [], tls, hostNetwork, headless } = service;
    const [first, ...others] = portsOf(service);
    const common = {
      name,
      namespace: namespaceOf(service),
      hostNetwork,
      headless,
      selector: service.selector ?? null,
      metricsPort: service.metricsPort ?? null,
      webhookPort: service.webhookPort ?? null,
      hosts: host,
      addresses: addressesBehind(service, { file, record }),
      tls: tls === undefined ? null : toTls(tls, record),
    };
    const morePorts = others.map((port) =>
      record.from(port, { ...common, ...toPort(port, service), morePorts: [] }),
    );
    return { ...common, ...toPort(first ?? firstPort(service), service), morePorts };
  });
}

/** What is outside of the cluster needs no namespace of its own: netloom's will do. */
export function namespaceOf({ namespace }: Pick<ServiceFile, 'namespace'>): string {
  return namespace ?? NETLOOM_NAMESPACE;
}

type PortFile = ReturnType<typeof portsOf<Service['scheme']>>[number];

/** A device listens on the port that the file names; of pods another one may be meant. */
function toPort(
  { name, port, targetPort, scheme }: PortFile,
  service: ServiceFile,
): Pick<Service, 'portName' | 'port' | 'targetPort' | 'scheme'> {
  const behind = targetPort ?? (isOutside(service) ? port : null);
  return { portName: name ?? null, port, targetPort: behind, scheme };
}

/** Those that the file states, then those of its hosts, each once. */
function addressesBehind(
  { address = [], host = [] }: ServiceFile,
  { file, record }: { readonly file: NetworkFile; readonly record: Recording },
): readonly Address[] {
  const families = new Set(given(file.cluster.podCidr, file.cluster.podCidr6).map(({ family }) => family));
  const ofHosts = host.flatMap((name) => hostsOf(file, name)).filter(({ family }) => families.has(family));
  const addresses = [...address, ...ofHosts];
  const distinct = new Map(addresses.toReversed().map((one) => [one.toString(), one]));
  return addresses.length === 0
    ? []
    : record.derived([...distinct.values()].toReversed(), 'the addresses behind a service', addresses);
}

function toTls(tls: NonNullable<ServiceFile['tls']>, record: Recording): ServiceTls {
  const { serverName = null, rootCAs = null, insecureSkipVerify } = tls;
  const row = record.from<ServiceTls>(tls, {
    serverName,
    insecureSkipVerify,
    existingSecret: rootCAs?.existingSecret ?? null,
  });
  if (rootCAs !== null) record.key(row, 'existingSecret', [rootCAs, 'existingSecret']);
  return row;
}

export function toExposures(
  file: NetworkFile,
  { ingresses, record }: { readonly ingresses: readonly IngressController[]; readonly record: Recording },
): readonly Exposure[] {
  const guards = new Map(ingresses.map((one) => [one.name, one.guards]));
  return file.services.flatMap((service) =>
    service.expose.flatMap((exposure) => {
      const { host, via } = exposure;
      const ingress = ingressNameOf(file, exposure);
      if (host === undefined || (via !== 'tunnel' && via !== 'ingress')) return [];
      const row = record.from<Exposure>(exposure, {
        host,
        namespace: namespaceOf(service),
        service: service.name,
        port: exposure.port ?? null,
        via,
        origin: exposure.origin ?? ['service'],
        ingress,
        guards: toGuards(exposure, { record, above: ingress === null ? undefined : guards.get(ingress) }),
        path: exposure.path ?? null,
        published: exposure.public ?? null,
        originRequest: toOriginRequest(exposure.originRequest, record),
      });
      record.key(row, 'namespace', [service, 'namespace']);
      record.key(row, 'service', [service, 'name']);
      record.key(row, 'published', [exposure, 'public']);
      return [row];
    }),
  );
}

type WrittenRequest = ServiceFile['expose'][number]['originRequest'];

function toOriginRequest(written: WrittenRequest, record: Recording): Exposure['originRequest'] {
  if (written === undefined) return {};
  const stated = Object.entries(written).filter(([, value]) => value !== undefined);
  // the same keys and values as in the file, without those that hold undefined.
  return record.from(written, Object.fromEntries(stated));
}
