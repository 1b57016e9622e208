import type { FoundMistake } from './refuse.ts';
import { refusedKeys } from './refused-keys.ts';

interface StatedService {
  readonly namespace?: string | undefined;
  readonly scheme: 'http' | 'https' | 'h2c';
  readonly address?: unknown;
  readonly host?: unknown;
  readonly selector?: unknown;
  readonly hostNetwork: boolean;
  readonly headless: boolean;
  readonly metricsPort?: unknown;
  readonly webhookPort?: unknown;
  readonly tls?: { readonly rootCAs?: unknown; readonly insecureSkipVerify: boolean } | undefined;
  readonly expose: readonly { readonly via: string }[];
}

/** What goes with pods, stated of something outside of the cluster, and the other way round. */
export function serviceMistakes(service: StatedService): readonly FoundMistake[] {
  return [...(isOutside(service) ? outsideMistakes(service) : []), ...tlsMistakes(service)];
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

function tlsMistakes({ scheme, tls }: StatedService): readonly FoundMistake[] {
  if (tls === undefined) return [];
  if (scheme !== 'https') {
    const message = `it is about a certificate, which goes with scheme: https; this one speaks ${scheme}`;
    return [{ message, input: tls, path: ['tls'] }];
  }
  const { insecureSkipVerify, rootCAs } = tls;
  if (!insecureSkipVerify || rootCAs === undefined) return [];
  const message = 'any certificate will do, and rootCAs says who signs it: state either';
  return [{ message, input: insecureSkipVerify, path: ['tls', 'insecureSkipVerify'] }];
}
