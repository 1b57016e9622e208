import { IntervalSet, type Address } from '@netloom/addresses';
import type { Origin } from '@netloom/diagnostics';
import {
  addressesOf,
  isOutsideCluster,
  nameserverOf,
  serviceRowsOf,
  type Balancer,
  type IngressProxy,
  type Network,
  type NetworkFacts,
  type Service,
  type ServiceRow,
} from '@netloom/network-model';
import type { Workload, Workloads } from './workloads.ts';

export interface ServicePort {
  readonly port: number;
  readonly protocol: 'tcp' | 'udp';
  /** null where the network does not state the pods' port. */
  readonly targetPort: number | null;
}

/** A Service of Kubernetes: one of the network, or one that K3s installs. */
export interface ClusterService {
  readonly namespace: string;
  readonly name: string;
  readonly ports: readonly ServicePort[];
  /** Whether it may have further ports: the network states one, and those of firewall rules to it. */
  readonly hasMorePorts: boolean;
  /** `api-server`: the Service `kubernetes`, whose endpoints are processes on the servers. */
  readonly backend: Workload | OutsideBackend | 'api-server';
  /** Who may connect at its load balancer address; null is everybody. */
  readonly sources: IntervalSet | null;
  /** Cluster addresses that are known in advance. */
  readonly addresses: readonly Address[];
  readonly at: Origin;
}

/** What is behind a Service in place of pods. */
export interface OutsideBackend {
  readonly outside: readonly Address[];
}

export type ClusterServices = ReadonlyMap<string, ClusterService>;

/** Services by `namespace/name`. */
export function toClusterServices(options: {
  readonly facts: NetworkFacts;
  readonly workloads: Workloads;
  readonly at: (value: object) => Origin;
}): ClusterServices {
  const { facts, workloads, at } = options;
  const { network } = facts;
  const rows = Map.groupBy(serviceRowsOf(network), ({ service }) => service);
  const stated = network.services.map((service): ClusterService => {
    const { namespace, name, port, targetPort } = service;
    const backend = isOutsideCluster(service)
      ? { outside: service.addresses }
      : workloadOf(workloads, `${namespace}/${name}`);
    const own = { port, targetPort, protocol: 'tcp' as const };
    const ports = [own, ...portsOfRows(service, rows.get(service) ?? [])];
    return {
      namespace,
      name,
      ports,
      // that of a device is made by netloom, with one port.
      hasMorePorts: !isOutsideCluster(service),
      backend,
      sources: null,
      addresses: [],
      at: at(service),
    };
  });
  const installed = [
    ...proxies(network, workloads),
    ...coredns(network, workloads),
    ...nameserver(network, workloads),
    apiServer(network, at),
  ];
  const balanced = network.balancers.map((balancer) => balancedService(balancer, { facts, workloads, at }));
  // stated Services replace those that K3s is assumed to install.
  return new Map(
    [...installed, ...balanced, ...stated].map((service) => [
      `${service.namespace}/${service.name}`,
      service,
    ]),
  );
}

/** The Service that netloom makes for the pods of another one. */
function balancedService(
  balancer: Balancer,
  {
    facts,
    workloads,
    at,
  }: {
    readonly facts: NetworkFacts;
    readonly workloads: Workloads;
    readonly at: (value: object) => Origin;
  },
): ClusterService {
  const { name, namespace, service, ports, sources } = balancer;
  const ranges = sources.flatMap((source) => addressesOf(source, facts.ledger).intervals);
  return {
    namespace,
    name,
    ports,
    hasMorePorts: false,
    backend: workloadOf(workloads, `${namespace}/${service}`),
    sources: sources.length === 0 ? null : IntervalSet.of(ranges),
    addresses: [],
    at: at(balancer),
  };
}

/** Single ports that firewall rules to the Service name, as DNS has them over UDP: its own is stated for TCP. */
function portsOfRows(service: Service, rows: readonly ServiceRow[]): readonly ServicePort[] {
  return rows.flatMap(({ row }) =>
    row.ports.flatMap(({ first, last, protocol }) => {
      const isOwn = first === service.port;
      if (first !== last || (isOwn && protocol === 'tcp')) return [];
      return [{ port: first, targetPort: isOwn ? service.targetPort : first, protocol }];
    }),
  );
}

function workloadOf(workloads: Workloads, key: string): Workload {
  const workload = workloads.get(key);
  if (workload === undefined) throw new Error(`Service ${key} has no pods`);
  return workload;
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
