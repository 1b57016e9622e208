import { describeList, printPorts } from '@netloom/network-model';
import { describePort, type Flow } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import type { ClusterService, ServicePort } from '../network-index/cluster-service.ts';
import type { PodPort, Workload } from '../network-index/workloads.ts';

/** The ports of a Service that match the flow: all of them where the question names no port. */
export function portsFor({ ports }: ClusterService, { port, protocol }: Flow): readonly ServicePort[] {
  return ports.filter((one) => port === null || (one.port === port && one.protocol === protocol));
}

export function noPortHop(service: ClusterService, flow: Flow): Hop {
  const name = describeService(service);
  const has = describeList(
    service.ports.map(({ port, protocol }) => printPorts({ first: port, last: port, protocol })),
  );
  const port = describePort(flow);
  return service.hasMorePorts
    ? unknown(
        'service',
        `whether ${name} has port ${port} is not stated, only that it has ${has}`,
        service.at,
      )
    : deny('service', `${name} has no port ${port}, only ${has}`, service.at);
}

/** From one port of a Service to its backend, as kube-proxy does it: the pods' port takes the place of the Service's. */
export function portHop(
  service: ClusterService,
  { port, targetPort }: Pick<ServicePort, 'port' | 'targetPort'>,
): Hop {
  const name = describeService(service);
  if (service.backend === 'api-server') {
    return allow('service', `${name} is the API on the servers`, service.at);
  }
  if ('outside' in service.backend) {
    const text = `${name} forwards port ${port} to port ${targetPort ?? port} of what is outside of the cluster`;
    return allow('service', text, service.at);
  }
  const assumed = targetPort === null ? ', since theirs is not stated' : '';
  const text = `${name} forwards port ${port} to its pods' port ${targetPort ?? port}${assumed}`;
  return allow('service', text, service.at);
}

/** The question names no port, and the network does not state all that these pods listen on. */
export function unstatedPortHop({ namespace, name, at }: Workload): Hop {
  return unknown('pod', `on which port the pods of ${namespace}/${name} listen is not stated`, at);
}

export function podHop({ protocol }: Flow, { pods, port }: PodPort): Hop {
  const text = `a pod of ${pods.namespace}/${pods.name} accepts it on ${describePort({ port, protocol })}`;
  return allow('pod', text, pods.at);
}

export function describeService({ namespace, name }: Pick<ClusterService, 'namespace' | 'name'>): string {
  return `Service ${namespace}/${name}`;
}
