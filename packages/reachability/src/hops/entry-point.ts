import { urlOf, type Flow, type WebRequest } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import { podSender } from '../sender.ts';
import type { World } from '../world/prepare.ts';
import type { Workload } from '../world/workloads.ts';
import { traefikCertificate } from './certificate.ts';
import { serviceHops } from './service.ts';

/** Traefik's entry points by the pods' port, and Traefik's own order of rules behind them. */
export function* entryPointHops(
  world: World,
  { request, again }: { readonly request: WebRequest; readonly again: Flow['again'] },
  at: { readonly pods: Workload; readonly port: number },
): Generator<Hop> {
  const { ingress, tls } = world.network;
  const actor = world.network.actors.find(({ name }) => name === 'traefik');
  if (ingress === null || actor === undefined) throw new Error('an entry point without an ingress');
  const name = at.port === actor.ports.web ? 'web' : 'websecure';
  const origin = world.at(ingress);
  const speaks = name === 'web' ? 'http' : 'https';
  if (request.scheme !== speaks) {
    yield deny(
      'entry-point',
      `Traefik's entry point ${name} speaks ${speaks}, not ${request.scheme}`,
      origin,
    );
    return;
  }
  const plainGateway = ingress.routes === 'httproute' && tls === null;
  if (name === 'web' && ingress.redirectToHttps && !plainGateway) {
    yield allow('entry-point', `Traefik's entry point web redirects ${urlOf(request)} to https`, origin);
    yield* again?.({ ...request, scheme: 'https', port: 443 }) ?? [];
    return;
  }
  yield allow(
    'entry-point',
    `Traefik's entry point ${name} takes ${request.scheme} on its pods' port ${at.port}`,
    origin,
  );
  yield* routeHops(world, request, { entryPoint: name, traefik: at.pods });
}

function* routeHops(
  world: World,
  request: WebRequest,
  at: { readonly entryPoint: 'web' | 'websecure'; readonly traefik: Workload },
): Generator<Hop> {
  const { ingress } = world.network;
  const route = world.traefikRoutes().find(request, at.entryPoint);
  if (route === null) {
    const text = `Traefik has no route for ${urlOf(request)} on ${at.entryPoint}: it answers 404`;
    yield deny('route', text, ingress === null ? null : world.at(ingress));
    return;
  }
  const origin = world.at(route.made);
  const way = `Traefik sends ${urlOf(request)} by ${route.text} to Service ${route.namespace}/${route.service}`;
  yield route.certain
    ? allow('route', way, origin)
    : unknown(
        'route',
        `${way}, unless a rule before it takes it, whose expression cannot be read here`,
        origin,
      );
  // The handshake comes before the route; said after it, so that a denial by the certificate names the route, too.
  if (at.entryPoint === 'websecure' && request.serverName !== null) {
    yield traefikCertificate(world, request.serverName);
  }
  const service = world.services().get(`${route.namespace}/${route.service}`);
  if (service === undefined)
    throw new Error(`a route to Service ${route.namespace}/${route.service}, which is not there`);
  const sender = podSender(world, { ...at.traefik, label: "Traefik's pods" });
  yield* serviceHops(
    world,
    { sender, protocol: 'tcp', port: route.port, family: world.primaryFamily, request: null, again: null },
    service,
  );
}
