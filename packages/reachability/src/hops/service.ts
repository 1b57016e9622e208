import { IntervalSet } from '@netloom/addresses';
import { inWords, printPorts } from '@netloom/network-model';
import { portInWords, type Flow } from '../flow.ts';
import { allow, bestOf, deny, unknown, verdictOfHops, type Hop } from '../hop.ts';
import { single } from '../sender.ts';
import type { ClusterService, ServicePort } from '../world/cluster-services.ts';
import type { World } from '../world/prepare.ts';
import type { Workload } from '../world/workloads.ts';
import { entryPointHops } from './entry-point.ts';
import { firewallHops } from './firewall.ts';
import { policyHops } from './policy.ts';

/** From a Service to its ends, as kube-proxy does it: the pods' port takes the place of the Service's. */
export function* serviceHops(world: World, flow: Flow, service: ClusterService): Generator<Hop> {
  const found = portsOf(service, flow);
  if (found.length === 0) {
    const has = inWords(
      service.ports.map(({ port, protocol }) => printPorts({ first: port, last: port, protocol })),
    );
    yield service.more
      ? unknown(
          'service',
          `whether ${nameOf(service)} has port ${portInWords(flow)} is not stated, only that it has ${has}`,
          service.at,
        )
      : deny('service', `${nameOf(service)} has no port ${portInWords(flow)}, only ${has}`, service.at);
    return;
  }
  yield* bestOf(found.map((port) => endHops(world, { ...flow, protocol: port.protocol }, { service, port })));
}

/** From one port of a Service to the pods, or to the servers. */
function* endHops(
  world: World,
  flow: Flow,
  to: { readonly service: ClusterService; readonly port: ServicePort },
): Generator<Hop> {
  const { service, port: found } = to;
  const { ends } = service;
  const name = nameOf(service);
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
  yield* world.overlay();
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

/** Where the question names no port, any of them will do. */
function portsOf({ ports }: ClusterService, { port, protocol }: Flow): readonly ServicePort[] {
  return ports.filter((one) => port === null || (one.port === port && one.protocol === protocol));
}

function nameOf({ namespace, name }: ClusterService): string {
  return `Service ${namespace}/${name}`;
}

function isTraefik({ network }: World, pods: Workload): boolean {
  const traefik = network.ingress?.traefik;
  return pods.name === traefik?.name && pods.namespace === traefik.namespace;
}
