import type { NetworkFile } from '../file/network-file.ts';
import type { BalancedPort, Balancer } from '../network.ts';
import { given } from './given.ts';
import type { Recording } from './recording.ts';
import { namespaceOf } from './services.ts';

type ServiceFile = NetworkFile['services'][number];
type ExposureFile = ServiceFile['expose'][number];

export function toBalancers({ services }: NetworkFile, record: Recording): readonly Balancer[] {
  return services.flatMap((service) =>
    balancedOf(service).map((exposure, index) => {
      const { address, address6, pool = null, host = null, from = [] } = exposure;
      const row = record.from<Balancer>(exposure, {
        name: `${service.name}-lb${index === 0 ? '' : `-${index + 1}`}`,
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
      });
      record.key(row, 'namespace', [service, 'namespace']);
      record.key(row, 'service', [service, 'name']);
      return row;
    }),
  );
}

/** The exposures of a Service at load balancer addresses. */
export function balancedOf({ expose }: ServiceFile): readonly ExposureFile[] {
  return expose.filter(({ via }) => via === 'loadBalancer');
}

/** Kubernetes wants a name for each of several ports. */
function toPorts(service: ServiceFile, exposure: ExposureFile, record: Recording): readonly BalancedPort[] {
  const { ports } = exposure;
  if (ports === undefined) {
    const { port, targetPort = port } = service;
    return [
      record.derived({ name: `tcp-${port}`, port, targetPort, protocol: 'tcp' }, "the Service's own port", [
        exposure,
      ]),
    ];
  }
  return record.rows(ports, ({ port, targetPort = port, protocol, name = `${protocol}-${port}` }) => ({
    name,
    port,
    targetPort,
    protocol,
  }));
}
