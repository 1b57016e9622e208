import type { NetworkFile } from '../file/network-file.ts';
import { firstPort } from '../file/service-ports.ts';
import type { BalancedPort, Balancer } from '../network.ts';
import { given } from './given.ts';
import type { Recording } from './recording.ts';
import { namespaceOf } from './services.ts';

type ServiceFile = NetworkFile['services'][number];
type ExposureFile = ServiceFile['expose'][number];

export function toBalancers({ services }: NetworkFile, record: Recording): readonly Balancer[] {
  return services.flatMap((service) =>
    balancedOf(service).map((exposure) => {
      const { address, address6, pool = null, host = null, from = [] } = exposure;
      const row = record.from<Balancer>(exposure, {
        via: exposure.via,
        name: nameOf(service, exposure),
        namespace: namespaceOf(service),
        service: service.name,
        ports: toPorts(service, exposure, record),
        addresses: given(address, address6),
        pool,
        host,
        published: exposure.public !== undefined,
        sources: from,
        allowSharedIp: exposure.allowSharedIp ?? null,
        externalTrafficPolicy: exposure.externalTrafficPolicy ?? 'Cluster',
        device: exposure.via === 'tailscale' ? deviceOf(service, exposure, record) : null,
      });
      record.key(row, 'namespace', [service, 'namespace']);
      record.key(row, 'service', [service, 'name']);
      return row;
    }),
  );
}

type BalancedFile = ExposureFile & Pick<Balancer, 'via'>;

/** The exposures that get a Service of their own. */
export function balancedOf({ expose }: ServiceFile): readonly BalancedFile[] {
  return expose.filter((exposure): exposure is BalancedFile => SUFFIXES.has(exposure.via));
}

const SUFFIXES: ReadonlyMap<ExposureFile['via'], string> = new Map([
  ['loadBalancer', 'lb'],
  ['tailscale', 'ts'],
  ['nodePort', 'np'],
]);

/** `NAME-lb`, and of several of a kind `NAME-lb-2`. */
function nameOf(service: ServiceFile, exposure: BalancedFile): string {
  const alike = balancedOf(service).filter(({ via }) => via === exposure.via);
  const number = alike.indexOf(exposure) + 1;
  return `${service.name}-${SUFFIXES.get(exposure.via) ?? ''}${number === 1 ? '' : `-${number}`}`;
}

function deviceOf(
  service: ServiceFile,
  exposure: ExposureFile,
  record: Recording,
): NonNullable<Balancer['device']> {
  const { hostname = `${namespaceOf(service)}-${service.name}`, tags = ['tag:k8s'] } = exposure;
  const { https = false, funnel = false } = exposure;
  return record.from(exposure, { hostname, tags, https, funnel });
}

/** Kubernetes wants a name for each of several ports. */
function toPorts(service: ServiceFile, exposure: ExposureFile, record: Recording): readonly BalancedPort[] {
  const { ports } = exposure;
  if (exposure.https === true) {
    const { port, targetPort = port } = firstPort(service);
    const site = { name: 'https', port: 443, targetPort, protocol: 'tcp' as const, nodePort: null };
    return [record.derived(site, "the port of a device's site", [exposure])];
  }
  if (ports === undefined) {
    const { port, targetPort = port } = firstPort(service);
    return [
      record.derived(
        { name: `tcp-${port}`, port, targetPort, protocol: 'tcp', nodePort: null },
        "the Service's own port",
        [exposure],
      ),
    ];
  }
  return record.rows(
    ports,
    ({ port, targetPort = port, protocol, name = `${protocol}-${port}`, nodePort = null }) => ({
      name,
      port,
      targetPort,
      protocol,
      nodePort,
    }),
  );
}
