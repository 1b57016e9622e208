import { IntervalSet } from '@netloom/addresses';
import type { Endpoint } from '../endpoint.ts';
import type { NetworkFile } from '../file/network-file.ts';
import { isOutside } from '../file/service-mistakes.ts';
import { firstPort, portOf, portsOf } from '../file/service-ports.ts';
import { loginTarget } from '../login-target.ts';
import type { Flow } from '../network.ts';
import type { FilledFile } from './fill-cluster.ts';
import { actorName, ingressNameOf, statedIngresses } from './ingress-names.ts';
import { intervalsOf } from './intervals-of.ts';
import type { Recording } from './recording.ts';
import { namespaceOf } from './services.ts';

type ServiceFile = NetworkFile['services'][number];

/** The connections to pod ports that are declared; a port that is not stated has no flow. */
export function toFlows(file: FilledFile, record: Recording): readonly Flow[] {
  const advertised = intoCluster(file);
  const logins = loginsOf(file);
  return file.services
    .filter(isGuarded)
    .flatMap((service) => [
      ...exposureFlows(service, { file, record }),
      ...loginFlows(service, { logins, record }),
      ...tailnetFlow(service, { advertised, record }),
      ...(file.monitoring === undefined ? [] : portFlow(service, 'metrics', record)),
      ...portFlow(service, 'webhook', record),
    ]);
}

/** Policies are for pods with addresses of their own: not for those of their node, and not for what is outside of the cluster. */
function isGuarded(service: ServiceFile): boolean {
  return !service.hostNetwork && !isOutside(service);
}

/** What Connectors advertise of pods and services: their clients arrive at pods with the Connector pod's address. */
function intoCluster(file: FilledFile): readonly Endpoint[] {
  const zones = (['pods', 'services'] as const).flatMap((zone) => intervalsOf({ kind: 'zone', zone }, file));
  const cluster = IntervalSet.of(zones);
  return (file.tailnet?.connectors ?? []).flatMap(({ advertise }) =>
    advertise.filter((endpoint) =>
      intervalsOf(endpoint, file).some((interval) => cluster.overlaps(interval)),
    ),
  );
}

/** A route into the cluster reaches what is exposed; other services stay internal. */
function tailnetFlow(
  service: ServiceFile,
  { advertised, record }: { readonly advertised: readonly Endpoint[]; readonly record: Recording },
): readonly Flow[] {
  const { name, expose } = service;
  if (expose.length === 0 || advertised.length === 0) return [];
  const namespace = namespaceOf(service);
  const by = 'the tailnet reaches an exposed service through a Connector that advertises pods or services';
  return portsOf(service).flatMap(({ targetPort: port }) => {
    if (port === undefined) return [];
    const flow: Flow = { from: 'tailscale', namespace, service: name, port, reason: 'tailnet' };
    return [record.derived(flow, by, [...expose, ...advertised])];
  });
}

function exposureFlows(
  service: ServiceFile,
  { file, record }: { readonly file: NetworkFile; readonly record: Recording },
): readonly Flow[] {
  const { name } = service;
  const namespace = namespaceOf(service);
  const sources = service.expose.flatMap((exposure) => {
    const port = portOf(service, exposure)?.targetPort;
    return port === undefined ? [] : sourcesOf(exposure, file).map((from) => ({ from, port, exposure }));
  });
  return [...Map.groupBy(sources, ({ from, port }) => `${from} ${port}`).values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const { from, port } = first;
    return [
      record.derived(
        { from, namespace, service: name, port, reason: 'exposure' as const },
        'an exposed service takes connections from its entry point',
        rows.map(({ exposure }) => exposure),
      ),
    ];
  });
}

function sourcesOf(exposure: ServiceFile['expose'][number], file: NetworkFile): readonly Flow['from'][] {
  const { via, origin = ['service'] } = exposure;
  if (via === 'loadBalancer') return [];
  const ingress = ingressNameOf(file, exposure);
  const through = ingress === null ? [] : [actorName(file, ingress)];
  if (via === 'ingress') return through;
  return origin.flatMap((one) => (one === 'ingress' ? through : ['cloudflared' as const]));
}

interface Login {
  /** That its address names. */
  readonly port: number;
  readonly forwardAuth: object;
  readonly from: Flow['from'];
}

/** What asks the programs that log clients in, by the namespace and the name of their Services. */
function loginsOf(file: NetworkFile): ReadonlyMap<string, readonly Login[]> {
  const { services } = file;
  const asking = [
    ...statedIngresses(file).map(({ name, row }) => ({ row, through: name })),
    ...services
      .flatMap(({ expose }) => expose)
      .filter(({ forwardAuth }) => forwardAuth !== undefined)
      .map((row) => ({ row, through: ingressNameOf(file, row) })),
  ];
  const logins = asking.flatMap(({ row: { forwardAuth }, through }) => {
    if (forwardAuth === undefined || through === null) return [];
    const target = loginTarget(forwardAuth.address);
    if (target === null) return [];
    const from = actorName(file, through);
    return [{ asked: `${target.namespace}/${target.service}`, port: target.port, forwardAuth, from }];
  });
  return Map.groupBy(logins, ({ asked }) => asked);
}

/** Traefik asks the program that logs clients in, where that is a Service of the network. */
function loginFlows(
  service: ServiceFile,
  { logins, record }: { readonly logins: ReadonlyMap<string, readonly Login[]>; readonly record: Recording },
): readonly Flow[] {
  const { name } = service;
  const namespace = namespaceOf(service);
  const found = (logins.get(`${namespace}/${name}`) ?? []).flatMap((login) => {
    const asked = portOf(service, login) ?? firstPort(service);
    return asked.targetPort === undefined ? [] : [{ ...login, behind: asked.targetPort }];
  });
  return [...Map.groupBy(found, ({ from, behind }) => `${from} ${behind}`).values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const { from, behind: port } = first;
    return [
      record.derived<Flow>(
        { from, namespace, service: name, port, reason: 'login' },
        'an ingress asks the program that logs clients in',
        rows.map(({ forwardAuth }) => forwardAuth),
      ),
    ];
  });
}

function portFlow(service: ServiceFile, reason: 'metrics' | 'webhook', record: Recording): readonly Flow[] {
  const port = reason === 'metrics' ? service.metricsPort : service.webhookPort;
  if (port === undefined) return [];
  const from = reason === 'metrics' ? ('prometheus' as const) : ('nodes' as const);
  const flow: Flow = { from, namespace: namespaceOf(service), service: service.name, port, reason };
  return [record.derived(flow, `a ${reason} port takes connections from ${from}`, [service])];
}
