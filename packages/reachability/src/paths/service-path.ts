import type { IngressController } from '@netloom/network-model';
import type { Flow, ServiceFlow, WebRequest } from '../flow.ts';
import { bestPath, type Hop } from '../hop.ts';
import { apiServerHops } from '../hops/api-server.ts';
import { ingressCertificateHop } from '../hops/certificate.ts';
import { entryPointHops, ingressBehind, unknownFollowerHop } from '../hops/entry-point.ts';
import { guardHops } from '../hops/guards.ts';
import { overlayHop } from '../hops/overlay.ts';
import { policyHops } from '../hops/policy.ts';
import { noPortHop, podHop, portHop, portsFor, unstatedPortHop } from '../hops/service.ts';
import { routeHops } from '../hops/traefik-route.ts';
import type { ServicePort } from '../network-index/cluster-service.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import type { PodPort, Workload } from '../network-index/workloads.ts';
import { hostNetworkPath, outsidePath } from './machine-path.ts';

/** From a Service to its backend, by any port that matches the flow. */
export function* servicePath(index: NetworkIndex, { flow, service }: ServiceFlow): Generator<Hop> {
  const ports = portsFor(service, flow);
  if (ports.length === 0) {
    yield noPortHop(service, flow);
  } else {
    yield* bestPath(
      ports.map((port) => portPath(index, { flow: { ...flow, protocol: port.protocol }, service }, port)),
    );
  }
}

function* portPath(
  index: NetworkIndex,
  { flow, service }: ServiceFlow,
  { port, targetPort }: ServicePort,
): Generator<Hop> {
  const { backend } = service;
  yield portHop(service, { port, targetPort });
  if (backend === 'api-server') {
    yield* apiServerHops(index, { ...flow, port: targetPort });
  } else if ('outside' in backend) {
    const to = { service, addresses: backend.outside };
    yield* outsidePath(index, { ...flow, port: targetPort ?? port }, to);
  } else {
    yield* podPath(index, flow, { pods: backend, port: targetPort ?? port });
  }
}

/** The question names no port: any open one will do. */
export function* anyPortPath(index: NetworkIndex, flow: Flow, pods: Workload): Generator<Hop> {
  const known = pods.ports.map(({ port, protocol }) =>
    podPath(index, { ...flow, protocol, port }, { pods, port }),
  );
  yield* bestPath(pods.hasMorePorts ? [...known, [unstatedPortHop(pods)]] : known);
}

/** Policies, then the path between nodes; the pods of an ingress forward HTTP requests. */
function* podPath(index: NetworkIndex, flow: Flow, to: PodPort): Generator<Hop> {
  if (to.pods.hostNetwork) {
    yield* hostNetworkPath(index, { ...flow, port: to.port }, to);
    return;
  }
  yield* policyHops(index, flow, to);
  const { request } = flow;
  const ingress = ingressBehind(index, to.pods);
  if (ingress !== null && request !== null) {
    yield* ingressPath(index, { ...flow, request }, { ...to, ingress });
    return;
  }
  const overlay = overlayHop(index);
  if (overlay !== null) yield overlay;
  yield podHop(flow, to);
}

function* ingressPath(
  index: NetworkIndex,
  flow: Flow & { readonly request: WebRequest },
  { pods, port, ingress }: PodPort & { readonly ingress: IngressController },
): Generator<Hop> {
  const { request, followRedirect } = flow;
  const entered = yield* entryPointHops(index, request, { ingress, port });
  if (entered === null) return;
  if (entered.kind === 'redirect') {
    yield* followRedirect?.(entered.request) ?? [unknownFollowerHop(index, entered.request, ingress)];
    return;
  }
  const { entryPoint } = entered;
  const forwarded = yield* routeHops(index, request, { ingress, entryPoint, pods });
  if (forwarded === null) return;
  // the handshake comes before the route; reported after it, so that a denial by the certificate names the route, too.
  if (entryPoint === 'websecure' && request.serverName !== null) {
    yield ingressCertificateHop(index, request.serverName, ingress);
  }
  yield* guardHops(index, flow, { ingress, route: forwarded.route });
  yield* servicePath(index, forwarded);
}
