import { comparesRoutingPaths, routingPath, traefikChartOf } from '@netloom/ingress';
import { inWords, type EntryPoint } from '@netloom/network-model';
import { urlOf, type Flow, type WebRequest } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import { podSender } from '../sender.ts';
import type { World } from '../world/prepare.ts';
import type { FoundRoute, TraefikRoute } from '../world/traefik-routes.ts';
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
  if (ingress === null) throw new Error('an entry point without an ingress');
  const name = at.port === ingress.traefik.ports.web ? 'web' : 'websecure';
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
    const redirected = {
      ...request,
      scheme: 'https',
      port: ingress.traefik.service.ports.websecure,
    } as const;
    yield* (
      again?.(redirected) ?? [
        unknown('entry-point', `whether anybody follows to ${urlOf(redirected)} is not known`, origin),
      ]
    );
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
  at: { readonly entryPoint: EntryPoint; readonly traefik: Workload },
): Generator<Hop> {
  const { ingress } = world.network;
  const ofIngress = ingress === null ? null : world.at(ingress);
  const path = routingPath(request.path);
  if (path === null) {
    yield deny(
      'route',
      `Traefik answers ${urlOf(request)} with 400: its path is not percent-encoded`,
      ofIngress,
    );
    return;
  }
  const { cluster } = world.network;
  const chart = traefikChartOf(cluster.version);
  if (chart === null || (path !== request.path && !comparesRoutingPaths(chart))) {
    const what = chart === null ? 'the rules that netloom writes' : `the path of ${urlOf(request)}`;
    const text = `how the Traefik of K3s ${cluster.version} reads ${what} is not known here`;
    yield unknown('route', text, world.at(cluster));
    return;
  }
  const found = world.traefikRoutes().find({ host: request.host, path }, at.entryPoint);
  if (found.kind === 'none') {
    const text = `Traefik has no route for ${urlOf(request)} on ${at.entryPoint}: it answers 404`;
    yield deny('route', text, ofIngress);
    return;
  }
  // What one of several routes leads to proves nothing about the others.
  if (found.kind !== 'route') {
    yield doubt(found, { url: urlOf(request), at: world.at });
    return;
  }
  const { route } = found;
  const way = `Traefik sends ${urlOf(request)} by ${route.text} to ${serviceInWords(route)}`;
  yield allow('route', way, world.at(route.made));
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

/** Where several routes may take the request, and nobody knows which. */
function doubt(
  found: Extract<FoundRoute, { readonly kind: 'tied' | 'unread' }>,
  { url, at }: { readonly url: string; readonly at: World['at'] },
): Hop {
  if (found.kind === 'tied') {
    const [first] = found.routes;
    const services = inWords([...new Set(found.routes.map(serviceInWords))]);
    const text = `Traefik has routes of one priority for ${url}, to ${services}: which goes first changes from start to start`;
    return unknown('route', text, at(first.made));
  }
  const { unread, route } = found;
  const rule = `${unread.text}, whose expression cannot be read here`;
  const text =
    route === null
      ? `Traefik has no route for ${url}, unless it is ${rule}`
      : `Traefik sends ${url} by ${route.text} to ${serviceInWords(route)}, unless a rule before it takes it: ${rule}`;
  return unknown('route', text, at((route ?? unread).made));
}

function serviceInWords({ namespace, service }: TraefikRoute): string {
  return `Service ${namespace}/${service}`;
}
