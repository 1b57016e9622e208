import { IntervalSet } from '@netloom/addresses';
import { inWords, printPorts } from '@netloom/network-model';
import { portInWords, type Flow } from '../flow.ts';
import { allow, deny, unknown, verdictOfHops, type Hop } from '../hop.ts';
import { single } from '../sender.ts';
import type { ClusterService, ServicePort } from '../world/cluster-services.ts';
import type { World } from '../world/prepare.ts';
import type { Workload } from '../world/workloads.ts';
import { entryPointHops } from './entry-point.ts';
import { firewallHops } from './firewall.ts';
import { overlayHops } from './overlay.ts';
import { policyHops } from './policy.ts';

/** From a Service to its ends, as kube-proxy does it: the pods' port takes the place of the Service's. */
export function* serviceHops(world: World, flow: Flow, service: ClusterService): Generator<Hop> {
  const found = portOf(service, flow);
  const name = `Service ${service.namespace}/${service.name}`;
  if (found === null) {
    const has = inWords(
      service.ports.map(({ port, protocol }) => printPorts({ first: port, last: port, protocol })),
    );
    yield deny('service', `${name} has no port ${portInWords(flow)}, only ${has}`, service.at);
    return;
  }
  const { ends } = service;
  if (ends === 'api-server') {
    yield allow('service', `${name} is K3s' API on the servers`, service.at);
    yield* apiServerHops(world, { ...flow, port: found.targetPort });
    return;
  }
  const target = found.targetPort ?? found.port;
  const taken = found.targetPort === null ? ', since theirs is not stated' : '';
  yield allow(
    'service',
    `${name} gives its port ${found.port} to its pods' port ${target}${taken}`,
    service.at,
  );
  yield* podHops(world, flow, { pods: ends, port: target });
}

/** The last leg: policies, the way between nodes, and the pod; Traefik's pods send on. */
export function* podHops(
  world: World,
  flow: Flow,
  to: { readonly pods: Workload; readonly port: number },
): Generator<Hop> {
  yield* policyHops(world, flow, to);
  const { pods, port } = to;
  const { request, again } = flow;
  if (isTraefik(world, pods) && request !== null) {
    yield* entryPointHops(world, { request, again }, { pods, port });
    return;
  }
  yield* overlayHops(world);
  const text = `a pod of ${pods.namespace}/${pods.name} takes it on ${portInWords({ ...flow, port })}`;
  yield allow('pod', text, pods.at);
}

/** Processes of the servers answer it; kube-proxy hides who asks behind a node. */
function* apiServerHops(world: World, flow: Flow): Generator<Hop> {
  const servers = world.network.nodes.filter(({ role }) => role === 'server');
  const addresses = servers.flatMap((server) =>
    server.addresses.filter(({ family }) => family === flow.family),
  );
  if (addresses.length === 0) {
    yield deny('host', `no server has an IPv${flow.family} address`, world.at(world.network.cluster));
    return;
  }
  const nodes = IntervalSet.of(world.network.nodes.flatMap(({ addresses }) => addresses.map(single)));
  const sender = { kind: 'outside', label: 'a node', addresses: nodes } as const;
  const walls = addresses.map((address) =>
    Array.from(firewallHops(world, { ...flow, sender }, { address, guarded: 'nodes' })),
  );
  const [wall = []] = walls;
  if (walls.every((other) => verdictOfHops(other) === verdictOfHops(wall))) yield* wall;
  else {
    const text = 'the firewall lets a node reach only some servers, and kube-proxy takes any of them';
    yield unknown('firewall', text, world.at(world.network.firewall));
  }
  yield allow(
    'host',
    `K3s' API listens on ${portInWords(flow)} of each server`,
    world.at(world.network.cluster),
  );
}

function portOf({ ports }: ClusterService, { port, protocol }: Flow): ServicePort | null {
  return ports.find((one) => port === null || (one.port === port && one.protocol === protocol)) ?? null;
}

function isTraefik({ network }: World, pods: Workload): boolean {
  return network.ingress !== null && pods.name === 'traefik' && pods.namespace === network.ingress.namespace;
}
