import type { IntervalSet, Address } from '@netloom/addresses';
import type { Origin } from '@netloom/diagnostics';
import type { Workload } from './workloads.ts';

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
