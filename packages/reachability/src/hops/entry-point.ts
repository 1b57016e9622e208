import { isTraefik, programOf, type EntryPoint, type IngressController } from '@netloom/network-model';
import { urlOf, type WebRequest } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import type { Workload } from '../network-index/workloads.ts';

/** What an entry point does with a request: it matches its routes, or redirects the client. */
export type Entered =
  | { readonly kind: 'routes'; readonly entryPoint: EntryPoint }
  | { readonly kind: 'redirect'; readonly request: WebRequest };

/** The entry points of an ingress, or the listeners of a Gateway, by the pods' port. */
export function* entryPointHops(
  index: NetworkIndex,
  request: WebRequest,
  { ingress, port }: { readonly ingress: IngressController; readonly port: number },
): Generator<Hop, Entered | null> {
  const entryPoint = port === ingress.proxy?.ports.web ? 'web' : 'websecure';
  const at = index.at(ingress);
  const what = `${programOf(index.network, ingress)}'s ${isTraefik(ingress) ? 'entry point' : 'listener'} ${entryPoint}`;
  const scheme = entryPoint === 'web' ? 'http' : 'https';
  if (request.scheme !== scheme) {
    const text = `${what} serves ${scheme}, not ${request.scheme}`;
    yield deny('entry-point', text, at);
    return null;
  }
  if (ingress.controller === 'ingress-class' && (entryPoint === 'web' || ingress.tls === null)) {
    const text = `what ${programOf(index.network, ingress)} does with ${request.scheme} is not stated: it may redirect, or show a certificate of its own`;
    yield unknown('entry-point', text, at);
    return { kind: 'routes', entryPoint: ingress.tls === null ? 'web' : 'websecure' };
  }
  if (ingress.controller === 'gateway' && entryPoint === 'websecure' && ingress.tls === null) {
    yield deny('entry-point', `${what} does not exist: the network has no certificate for it`, at);
    return null;
  }
  const plainGateway = ingress.routes === 'httproute' && ingress.tls === null;
  if (entryPoint === 'web' && ingress.redirectToHttps && !plainGateway) {
    yield allow('entry-point', `${what} redirects ${urlOf(request)} to https`, at);
    const secured = {
      ...request,
      scheme: 'https',
      port: ingress.proxy?.service.ports.websecure ?? 443,
    } as const;
    return { kind: 'redirect', request: secured };
  }
  const text = `${what} accepts ${request.scheme} on its pods' port ${port}`;
  yield allow('entry-point', text, at);
  return { kind: 'routes', entryPoint };
}

/** Behind cloudflared it is not known which client follows a redirect. */
export function unknownFollowerHop(
  index: NetworkIndex,
  redirected: WebRequest,
  ingress: IngressController,
): Hop {
  const text = `whether the client follows to ${urlOf(redirected)} is not known`;
  return unknown('entry-point', text, index.at(ingress));
}

/** The ingress whose pods these are; null where they are those of another program. */
export function ingressBehind(
  { network }: NetworkIndex,
  { name, namespace }: Workload,
): IngressController | null {
  return network.ingresses.find(({ proxy }) => proxy?.name === name && proxy.namespace === namespace) ?? null;
}
