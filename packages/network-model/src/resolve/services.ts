import type { NetworkFile } from '../file/network-file.ts';
import type { Exposure, IngressController, Service } from '../network.ts';
import { toGuards } from './guards.ts';
import { ingressNameOf } from './ingress.ts';
import type { Recording } from './recording.ts';

export function toServices({ services }: NetworkFile, record: Recording): readonly Service[] {
  return record.rows(services, ({ expose: _, ...service }) => ({
    ...service,
    targetPort: service.targetPort ?? null,
    selector: service.selector ?? null,
    metricsPort: service.metricsPort ?? null,
    webhookPort: service.webhookPort ?? null,
  }));
}

export function toExposures(
  file: NetworkFile,
  { ingresses, record }: { readonly ingresses: readonly IngressController[]; readonly record: Recording },
): readonly Exposure[] {
  return file.services.flatMap((service) =>
    service.expose.flatMap((exposure) => {
      const { host, via } = exposure;
      const ingress = ingressNameOf(file, exposure);
      if (via === 'loadBalancer' || host === undefined) return [];
      const row = record.from<Exposure>(exposure, {
        host,
        namespace: service.namespace,
        service: service.name,
        via,
        origin: exposure.origin ?? ['service'],
        ingress,
        guards: toGuards(exposure, { record, above: ingresses.find(({ name }) => name === ingress)?.guards }),
        path: exposure.path ?? null,
        published: exposure.public ?? null,
        originRequest: toOriginRequest(exposure.originRequest, record),
      });
      record.key(row, 'namespace', [service, 'namespace']);
      record.key(row, 'service', [service, 'name']);
      return [row];
    }),
  );
}

type WrittenRequest = NetworkFile['services'][number]['expose'][number]['originRequest'];

function toOriginRequest(written: WrittenRequest, record: Recording): Exposure['originRequest'] {
  if (written === undefined) return {};
  const stated = Object.entries(written).filter(([, value]) => value !== undefined);
  // the same keys and values as in the file, without those that hold undefined.
  return record.from(written, Object.fromEntries(stated));
}
