import type { Origin } from '@netloom/diagnostics';
import type { Network } from '@netloom/network-model';

/** Pods that share their labels: those of a Service, or of one of the programs around them. */
export interface Workload {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Whether these are their labels: of a Service without a selector the pods may have any. */
  readonly labelsStated: boolean;
  /** Ports on which the pods are known to listen. */
  readonly ports: readonly { readonly port: number; readonly protocol: 'tcp' | 'udp' }[];
  readonly at: Origin;
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
    const { namespace, name, selector, targetPort, metricsPort, webhookPort } = service;
    const ports = [targetPort, metricsPort, webhookPort].filter((port) => port !== null);
    const labels = { labels: selector ?? {}, labelsStated: selector !== null };
    add({ namespace, name, ...labels, ports: ports.map(tcp), at: at(service) });
  }
  for (const actor of network.actors) {
    const { name, namespace, labels } = actor;
    const tcpPorts = Object.values(actor.ports).map(tcp);
    const { dns } = actor.ports;
    const ports = dns === undefined ? tcpPorts : [...tcpPorts, { port: dns, protocol: 'udp' as const }];
    add({ namespace, name, labels, labelsStated: true, ports, at: at(actor) });
    if (name !== 'tailscale') continue;
    for (const connector of network.connectors) {
      add({ namespace, name: connector.name, labels, labelsStated: true, ports: [], at: at(connector) });
    }
  }
  return workloads;
}

function tcp(port: number): Workload['ports'][number] {
  return { port, protocol: 'tcp' };
}
