import type { Origin } from '@netloom/diagnostics';
import { nameserverOf, type IngressProxy, type Network } from '@netloom/network-model';
import type { ClusterService } from './cluster-service.ts';
import { workloadOf, type Workloads } from './workloads.ts';

/** Services that are there without being stated: of what netloom or the distribution installs, and of the API. */
export function installedServices(options: {
  readonly network: Network;
  readonly workloads: Workloads;
  readonly at: (value: object) => Origin;
}): readonly ClusterService[] {
  const { network, workloads, at } = options;
  return [
    ...proxies(network, workloads),
    ...coredns(network, workloads),
    ...nameserver(network, workloads),
    apiServer(network, at),
  ];
}

function proxies({ ingresses }: Network, workloads: Workloads): readonly ClusterService[] {
  return ingresses.flatMap(({ proxy }) => (proxy === null ? [] : proxyService(proxy, workloads)));
}

function proxyService(proxy: IngressProxy, workloads: Workloads): readonly ClusterService[] {
  const { namespace, name: pods, service, ports: targets } = proxy;
  const backend = workloadOf(workloads, `${namespace}/${pods}`);
  const ports = (['web', 'websecure'] as const).map((name) => ({
    port: service.ports[name],
    targetPort: targets[name],
    protocol: 'tcp' as const,
  }));
  return [
    {
      namespace,
      name: service.name,
      ports,
      hasMorePorts: false,
      backend,
      sources: null,
      addresses: [],
      at: backend.at,
    },
  ];
}

function coredns({ cluster, actors }: Network, workloads: Workloads): readonly ClusterService[] {
  return actors.flatMap(({ name, namespace, service }) => {
    if (name !== 'coredns' || service === null) return [];
    const backend = workloadOf(workloads, `${namespace}/${name}`);
    const ports = (['udp', 'tcp'] as const).map((protocol) => ({ port: 53, targetPort: 53, protocol }));
    const addresses = cluster.clusterDns;
    return [
      {
        namespace,
        name: service.name,
        ports,
        hasMorePorts: false,
        backend,
        sources: null,
        addresses,
        at: backend.at,
      },
    ];
  });
}

/** Its Service has UDP only. */
function nameserver(network: Network, workloads: Workloads): readonly ClusterService[] {
  const address = nameserverOf(network);
  const actor = network.actors.find(({ name }) => name === 'nameserver');
  if (address === null || actor === undefined) return [];
  const { namespace, name } = actor;
  const backend = workloadOf(workloads, `${namespace}/${name}`);
  const ports = [{ port: 53, targetPort: actor.ports.dns ?? null, protocol: 'udp' as const }];
  return [
    {
      namespace,
      name,
      ports,
      hasMorePorts: false,
      backend,
      sources: null,
      addresses: [address],
      at: backend.at,
    },
  ];
}

/** Kubernetes gives it the first address of the service CIDR. */
function apiServer({ cluster }: Network, at: (value: object) => Origin): ClusterService {
  const ports = [{ port: 443, targetPort: cluster.apiPort, protocol: 'tcp' as const }];
  const addresses = cluster.serviceCidrs.flatMap((cidr) =>
    cidr.first.equals(cidr.last) ? [] : [cidr.nth(1n)],
  );
  return {
    namespace: 'default',
    name: 'kubernetes',
    ports,
    hasMorePorts: false,
    backend: 'api-server',
    sources: null,
    addresses: addresses.slice(0, 1),
    at: at(cluster),
  };
}
