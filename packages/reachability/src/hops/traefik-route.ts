import { comparesRoutingPaths, controllerOf, routingPath, traefikOf } from '@netloom/ingress';
import {
  describeDistribution,
  describeList,
  programOf,
  type EntryPoint,
  type IngressController,
} from '@netloom/network-model';
import { urlOf, type ServiceFlow, type WebRequest } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import type { FoundRoute, TraefikRoute } from '../network-index/traefik-routes.ts';
import type { Workload } from '../network-index/workloads.ts';
import { podSender } from '../sender.ts';

/** Where a route leads, and which one it is. */
export interface ForwardedRoute extends ServiceFlow {
  readonly route: TraefikRoute;
}

/** The route of an ingress that matches a request, by its own order of rules, and the Service behind it. */
export function* routeHops(
  index: NetworkIndex,
  request: WebRequest,
  {
    ingress,
    entryPoint,
    pods,
  }: { readonly ingress: IngressController; readonly entryPoint: EntryPoint; readonly pods: Workload },
): Generator<Hop, ForwardedRoute | null> {
  const program = programOf(index.network, ingress);
  const at = index.at(ingress);
  const path = routingPath(request.path);
  if (path === null) {
    const text = `${program} answers ${urlOf(request)} with 400: its path is not percent-encoded`;
    yield deny('route', text, at);
    return null;
  }
  const unreadable = unreadHop(index, request, { path, ingress });
  if (unreadable !== null) {
    yield unreadable;
    return null;
  }
  const found = index.routesOf(ingress).find({ host: request.host, path }, entryPoint);
  // the Service of one of several routes proves nothing about the others.
  if (found.kind !== 'route') {
    const text = `${program} has no route for ${urlOf(request)} on ${entryPoint}: it answers 404`;
    yield found.kind === 'none'
      ? deny('route', text, at)
      : ambiguousRouteHop(index, { url: urlOf(request), program, found });
    return null;
  }
  const { route } = found;
  const text = `${program} sends ${urlOf(request)} by ${route.text} to ${describeTarget(route)}`;
  yield allow('route', text, index.at(route.object));
  const service = index.services().get(`${route.namespace}/${route.service}`);
  if (service === undefined) throw new Error(`a route to unknown ${describeTarget(route)}`);
  return {
    flow: {
      sender: podSender(index, { ...pods, label: `${program}'s pods` }),
      protocol: 'tcp',
      port: route.port,
      family: index.primaryFamily,
      request: null,
      followRedirect: null,
    },
    service,
    route,
  };
}

/** A version of Traefik that may interpret the path, or netloom's rules, in another way; null where it does not. */
function unreadHop(
  { network, at }: NetworkIndex,
  request: WebRequest,
  { path, ingress }: { readonly path: string; readonly ingress: IngressController },
): Hop | null {
  if (controllerOf(ingress).precedence === 'specification') {
    if (path === request.path) return null;
    const text = `how ${programOf(network, ingress)} compares the path of ${urlOf(request)} is not known`;
    return unknown('route', text, at(ingress));
  }
  const { cluster } = network;
  const chart = traefikOf(network, ingress);
  if (chart !== null && (path === request.path || comparesRoutingPaths(chart))) return null;
  const what = chart === null ? 'the rules that netloom writes' : `the path of ${urlOf(request)}`;
  const text = `how Traefik in ${describeDistribution(cluster)} interprets ${what} is not known`;
  return unknown('route', text, at(cluster));
}

/** Several routes may match the request, and it is not known which one comes first. */
function ambiguousRouteHop(
  { at }: NetworkIndex,
  {
    url,
    program,
    found,
  }: {
    readonly url: string;
    readonly program: string;
    readonly found: Extract<FoundRoute, { readonly kind: 'tied' | 'unreadable' }>;
  },
): Hop {
  if (found.kind === 'tied') {
    const [first] = found.routes;
    const services = describeList([...new Set(found.routes.map(describeTarget))]);
    const text = `${program} has routes of equal priority for ${url}, to ${services}: which one comes first may change with each start`;
    return unknown('route', text, at(first.object));
  }
  const { unreadable, route } = found;
  const rule = `${unreadable.text}, whose regular expression cannot be evaluated here`;
  const text =
    route === null
      ? `${program} has no route for ${url}, unless by ${rule}`
      : `${program} sends ${url} by ${route.text} to ${describeTarget(route)}, unless an earlier rule matches: ${rule}`;
  return unknown('route', text, at((route ?? unreadable).object));
}

function describeTarget({ namespace, service }: TraefikRoute): string {
  return `Service ${namespace}/${service}`;
}
