import { IntervalSet } from '@netloom/addresses';
import type { Origin } from '@netloom/diagnostics';
import {
  addressesOf,
  atEachPort,
  isOutsideCluster,
  serviceRowsOf,
  type Balancer,
  type NetworkFacts,
  type Service,
  type ServiceRow,
} from '@netloom/network-model';
import type { ClusterService, ServicePort } from './cluster-service.ts';
import { installedServices } from './installed-services.ts';
import { workloadOf, type Workloads } from './workloads.ts';

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
    const { namespace, name } = service;
    const backend = isOutsideCluster(service)
      ? { outside: service.addresses }
      : workloadOf(workloads, `${namespace}/${name}`);
    const own = atEachPort(service).map(({ port, targetPort }) => ({
      port,
      targetPort,
      protocol: 'tcp' as const,
    }));
    const ports = [...own, ...portsOfRows(service, rows.get(service) ?? [])];
    return {
      namespace,
      name,
      ports,
      // that of a device is made by netloom, with the stated ports.
      hasMorePorts: !isOutsideCluster(service),
      backend,
      sources: null,
      addresses: [],
      at: at(service),
    };
  });
  const balanced = network.balancers.map((balancer) => balancedService(balancer, { facts, workloads, at }));
  // stated Services replace those that K3s is assumed to install.
  return new Map(
    [...installedServices({ network, workloads, at }), ...balanced, ...stated].map((service) => [
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
      const own = atEachPort(service).find(({ port }) => port === first);
      if (first !== last || (own !== undefined && protocol === 'tcp')) return [];
      return [{ port: first, targetPort: own === undefined ? first : own.targetPort, protocol }];
    }),
  );
}
