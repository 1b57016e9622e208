import type { Origin } from '@netloom/diagnostics';
import { atEachPort, isOutsideCluster, type Network } from '@netloom/network-model';

/** Pods that share their labels: those of a Service, or of one of the programs around them. */
export interface Workload {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /**
   * Whether the labels are stated. Otherwise the ends of the Service may be pods of its namespace, pods in the host's
   * network, or addresses outside the cluster.
   */
  readonly stated: boolean;
  /** Whether they have the addresses of their nodes, which policies do not isolate. */
  readonly hostNetwork: boolean;
  /** Ports on which the pods are known to listen. */
  readonly ports: readonly { readonly port: number; readonly protocol: 'tcp' | 'udp' }[];
  /** Whether the pods may listen on further ports, which the network does not state. */
  readonly hasMorePorts: boolean;
  readonly at: Origin;
}

/** One port of a workload's pods. */
export interface PodPort {
  readonly pods: Workload;
  readonly port: number;
}

export type Workloads = ReadonlyMap<string, Workload>;

/** Pods by `namespace/name`: named after their Service, after the program, or after their Connector. */
export function toWorkloads(network: Network, at: (value: object) => Origin): Workloads {
  const workloads = new Map<string, Workload>();
  const add = (workload: Workload): void => {
    const key = `${workload.namespace}/${workload.name}`;
    if (!workloads.has(key)) workloads.set(key, workload);
  };
  for (const service of network.services) {
    if (isOutsideCluster(service)) continue;
    const { namespace, name, selector, metricsPort, webhookPort, hostNetwork } = service;
    const targets = atEachPort(service).map(({ targetPort }) => targetPort);
    const ports = [...targets, metricsPort, webhookPort].filter((port) => port !== null);
    add({
      namespace,
      name,
      labels: selector ?? {},
      stated: selector !== null,
      hostNetwork,
      ports: ports.map(tcp),
      hasMorePorts: targets.includes(null),
      at: at(service),
    });
  }
  for (const actor of network.actors) {
    const { name, namespace, labels } = actor;
    const tcpPorts = Object.values(actor.ports).map(tcp);
    const { dns } = actor.ports;
    const ports = dns === undefined ? tcpPorts : [...tcpPorts, { port: dns, protocol: 'udp' as const }];
    const known = { namespace, labels, stated: true, hostNetwork: false };
    add({ ...known, name, ports, hasMorePorts: ports.length === 0, at: at(actor) });
    if (name !== 'tailscale') continue;
    for (const connector of network.connectors) {
      add({ ...known, name: connector.name, ports: [], hasMorePorts: true, at: at(connector) });
    }
  }
  return workloads;
}

function tcp(port: number): Workload['ports'][number] {
  return { port, protocol: 'tcp' };
}

export function workloadOf(workloads: Workloads, key: string): Workload {
  const workload = workloads.get(key);
  if (workload === undefined) throw new Error(`Service ${key} has no pods`);
  return workload;
}
