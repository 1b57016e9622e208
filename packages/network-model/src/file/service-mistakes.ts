import { isStream } from '../schemes.ts';
import type { FoundMistake } from './refuse.ts';
import { refusedKeys } from './refused-keys.ts';
import { firstPort, portOf, portsOf, type StatedServicePort } from './service-ports.ts';

interface StatedService {
  readonly namespace?: string | undefined;
  readonly scheme?: string | undefined;
  readonly port?: number | undefined;
  readonly targetPort?: number | undefined;
  readonly ports?: readonly StatedServicePort[] | undefined;
  readonly address?: unknown;
  readonly host?: unknown;
  readonly selector?: unknown;
  readonly hostNetwork: boolean;
  readonly headless: boolean;
  readonly metricsPort?: unknown;
  readonly webhookPort?: unknown;
  readonly tls?: { readonly rootCAs?: unknown; readonly insecureSkipVerify: boolean } | undefined;
  readonly expose: readonly StatedRow[];
}

interface StatedRow {
  readonly via: string;
  readonly port?: number | undefined;
  readonly origin?: readonly string[] | undefined;
}

/** What goes with pods, stated of something outside of the cluster, and the other way round. */
export function serviceMistakes(service: StatedService): readonly FoundMistake[] {
  return [
    ...(isOutside(service) ? outsideMistakes(service) : []),
    ...portMistakes(service),
    ...streamMistakes(service),
    ...tlsMistakes(service),
  ];
}

/** Whether something outside of the cluster is behind it, and no pods. */
export function isOutside({ address, host }: Partial<Pick<StatedService, 'address' | 'host'>>): boolean {
  return address !== undefined || host !== undefined;
}

/** A Service with pods is where they are. */
export function missingNamespace(
  service: Partial<Pick<StatedService, 'namespace' | 'address' | 'host'>>,
): readonly FoundMistake[] {
  if (service.namespace !== undefined || isOutside(service)) return [];
  return [{ message: 'it is missing', input: service, path: ['namespace'] }];
}

const PODS_ONLY =
  'it is about pods, and there are none behind an address outside of the cluster: state either';
const OWN_ADDRESS =
  'a device outside of the cluster has an address already: clients connect to that, and this way in is for pods';

function outsideMistakes(service: StatedService): readonly FoundMistake[] {
  const { selector, hostNetwork, headless, metricsPort, webhookPort, expose } = service;
  const stated = {
    selector,
    hostNetwork: hostNetwork ? true : undefined,
    headless: headless ? true : undefined,
    metricsPort,
    webhookPort,
  };
  return [
    ...refusedKeys(stated, PODS_ONLY),
    ...expose.flatMap(({ via }, index) =>
      via !== 'tunnel' && via !== 'ingress'
        ? [{ message: OWN_ADDRESS, input: via, path: ['expose', index, 'via'] }]
        : [],
    ),
  ];
}

/** One port in the short form, or several in a list; each once, and those that rows lead to among them. */
function portMistakes(service: StatedService): readonly FoundMistake[] {
  const { ports, port, targetPort, scheme, expose } = service;
  const known = portsOf(service);
  const both = 'ports states the ports of the Service already: state one there, or this one alone';
  const twice = (ports ?? []).flatMap((one, index): readonly FoundMistake[] => {
    const isTwice = (key: 'port' | 'name'): boolean =>
      one[key] !== undefined && known.slice(0, index).some((earlier) => earlier[key] === one[key]);
    const key = (['port', 'name'] as const).find(isTwice);
    if (key === undefined) return [];
    const message = `${key} ${one[key] ?? ''} is stated twice`;
    return [{ message, input: one[key], path: ['ports', index, key] }];
  });
  const numbers = known.map((one) => one.port).join(', ');
  return [
    ...(ports === undefined ? [] : refusedKeys({ port, targetPort, scheme }, both)),
    ...twice,
    ...expose.flatMap((row, index): readonly FoundMistake[] => {
      if (row.port === undefined || known.some((one) => one.port === row.port)) return [];
      const message = `the Service has no port ${row.port}: ${known.length === 1 ? 'its port is' : 'its ports are'} ${numbers}`;
      return [{ message, input: row.port, path: ['expose', index, 'port'] }];
    }),
  ];
}

/** An ingress forwards requests, and each byte stream is a connection of its own. */
function streamMistakes(service: StatedService): readonly FoundMistake[] {
  return service.expose.flatMap((row, index): readonly FoundMistake[] => {
    const scheme = portOf(service, row)?.scheme ?? 'http';
    const isThrough =
      row.via === 'ingress' || (row.via === 'tunnel' && row.origin?.includes('ingress') === true);
    if (!isThrough || !isStream(scheme)) return [];
    const key = row.via === 'ingress' ? 'via' : 'origin';
    const message = `an ingress forwards requests to web servers, and this port speaks ${scheme}: write via: tunnel without it, or via: loadBalancer`;
    return [{ message, input: row[key], path: ['expose', index, key] }];
  });
}

function tlsMistakes(service: StatedService): readonly FoundMistake[] {
  const { tls } = service;
  if (tls === undefined) return [];
  if (!portsOf(service).some(({ scheme }) => scheme === 'https')) {
    const message = `it is about a certificate, which goes with scheme: https; this one speaks ${firstPort(service).scheme}`;
    return [{ message, input: tls, path: ['tls'] }];
  }
  const { insecureSkipVerify, rootCAs } = tls;
  if (!insecureSkipVerify || rootCAs === undefined) return [];
  const message = 'any certificate will do, and rootCAs says who signs it: state either';
  return [{ message, input: insecureSkipVerify, path: ['tls', 'insecureSkipVerify'] }];
}
