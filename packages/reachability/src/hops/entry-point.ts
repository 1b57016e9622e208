import { urlOf, type Flow, type WebRequest } from '../flow.ts';
import { allow, deny, unknown, unknownWay, type Hop } from '../hop.ts';
import { podSender } from '../sender.ts';
import type { World } from '../world/prepare.ts';
import type { Workload } from '../world/workloads.ts';
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
    const redirected = { ...request, scheme: 'https', port: 443 } as const;
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

const UNLESS = ', unless another rule takes it: whether its expression matches is not known';

function* routeHops(
  world: World,
  request: WebRequest,
  at: { readonly entryPoint: 'web' | 'websecure'; readonly traefik: Workload },
): Generator<Hop> {
  const { ingress } = world.network;
  const { rule: route, certain } = world.traefikRoutes().find(request, at.entryPoint);
  if (route === null) {
    const text = `Traefik has no route for ${urlOf(request)} on ${at.entryPoint}: it answers 404`;
    const stated = ingress === null ? null : world.at(ingress);
    yield certain ? deny('route', text, stated) : unknownWay('route', text + UNLESS, stated);
    return;
  }
  const origin = world.at(route.made);
  const way = `Traefik sends ${urlOf(request)} by ${route.text} to Service ${route.namespace}/${route.service}`;
  yield certain ? allow('route', way, origin) : unknownWay('route', way + UNLESS, origin);
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
