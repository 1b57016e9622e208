import type { NetworkFile } from '../file/network-file.ts';
import type { Flow } from '../network.ts';
import type { Recording } from './recording.ts';

type ServiceFile = NetworkFile['services'][number];

/** Who opens connections to which pod port; a pod port that nobody states gives no flow. */
export function toFlows({ services, monitoring }: NetworkFile, record: Recording): readonly Flow[] {
  return services.flatMap((service) => [
    ...exposureFlows(service, record),
    ...(monitoring === undefined ? [] : portFlow(service, 'metrics', record)),
    ...portFlow(service, 'webhook', record),
  ]);
}

function exposureFlows(service: ServiceFile, record: Recording): readonly Flow[] {
  const { name, namespace, targetPort: port } = service;
  if (port === undefined) return [];
  const comers = service.expose.flatMap((exposure) => comersOf(exposure).map((from) => ({ from, exposure })));
  return [...Map.groupBy(comers, ({ from }) => from)].map(([from, rows]) =>
    record.derived(
      { from, namespace, service: name, port, reason: 'exposure' as const },
      'an exposed service takes connections from its way in',
      rows.map(({ exposure }) => exposure),
    ),
  );
}

function comersOf({
  via,
  origin = ['service'],
}: ServiceFile['expose'][number]): readonly ('traefik' | 'cloudflared')[] {
  if (via === 'ingress') return ['traefik'];
  return origin.map((one) => (one === 'ingress' ? 'traefik' : 'cloudflared'));
}

function portFlow(service: ServiceFile, reason: 'metrics' | 'webhook', record: Recording): readonly Flow[] {
  const port = reason === 'metrics' ? service.metricsPort : service.webhookPort;
  if (port === undefined) return [];
  const from = reason === 'metrics' ? ('prometheus' as const) : ('nodes' as const);
  const flow: Flow = { from, namespace: service.namespace, service: service.name, port, reason };
  return [record.derived(flow, `a ${reason} port takes connections from ${from}`, [service])];
}
