import type { EntryPoint } from '@netloom/network-model';
import { urlOf, type WebRequest } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import type { Workload } from '../network-index/workloads.ts';

/** What an entry point does with a request: it matches its routes, or redirects the client. */
export type Entered =
  | { readonly kind: 'routes'; readonly entryPoint: EntryPoint }
  | { readonly kind: 'redirect'; readonly request: WebRequest };

/** Traefik's entry points by the pods' port. */
export function* entryPointHops(
  index: NetworkIndex,
  request: WebRequest,
  port: number,
): Generator<Hop, Entered | null> {
  const { ingress, tls } = index.network;
  if (ingress === null) throw new Error('an entry point without an ingress');
  const entryPoint = port === ingress.traefik.ports.web ? 'web' : 'websecure';
  const at = index.at(ingress);
  const scheme = entryPoint === 'web' ? 'http' : 'https';
  if (request.scheme !== scheme) {
    const text = `Traefik's entry point ${entryPoint} serves ${scheme}, not ${request.scheme}`;
    yield deny('entry-point', text, at);
    return null;
  }
  const plainGateway = ingress.routes === 'httproute' && tls === null;
  if (entryPoint === 'web' && ingress.redirectToHttps && !plainGateway) {
    yield allow('entry-point', `Traefik's entry point web redirects ${urlOf(request)} to https`, at);
    const secured = { ...request, scheme: 'https', port: ingress.traefik.service.ports.websecure } as const;
    return { kind: 'redirect', request: secured };
  }
  const text = `Traefik's entry point ${entryPoint} accepts ${request.scheme} on its pods' port ${port}`;
  yield allow('entry-point', text, at);
  return { kind: 'routes', entryPoint };
}

/** Behind cloudflared it is not known which client follows a redirect of Traefik. */
export function unknownFollowerHop(index: NetworkIndex, redirected: WebRequest): Hop {
  const { ingress } = index.network;
  const text = `whether the client follows to ${urlOf(redirected)} is not known`;
  return unknown('entry-point', text, ingress === null ? null : index.at(ingress));
}

export function isTraefik({ network }: NetworkIndex, { name, namespace }: Workload): boolean {
  const traefik = network.ingress?.traefik;
  return name === traefik?.name && namespace === traefik.namespace;
}
