import type { IntervalSet } from '@netloom/addresses';
import type { Labels, Protocol } from './policy.ts';

/** Connections as policies match them: after kube-proxy has replaced a Service's address and port by a pod's. */
export interface Traffic {
  readonly from: Party;
  readonly to: Party;
  /** The port of the pod, not of a Service. */
  readonly port: number;
  readonly protocol: Protocol;
}

/**
 * One end. `addresses` are all that the packet may carry there, of one family: a known pod's own, a zone's, a node's
 * where the client's is hidden by SNAT.
 */
export type Party = PodParty | NodeParty | OutsideParty;

export interface PodParty {
  readonly kind: 'pod';
  readonly namespace: string;
  /** Without `kubernetes.io/metadata.name`, which each namespace has. */
  readonly namespaceLabels: Labels;
  /** Null where it is any pod with those labels: two such are never one and the same pod. */
  readonly name: string | null;
  readonly labels: Labels;
  readonly addresses: IntervalSet;
  readonly ports: readonly NamedPort[];
  readonly hostNetwork: boolean;
  /** null where it is not known which node runs it. */
  readonly node: string | null;
}

export interface NamedPort {
  readonly name: string;
  readonly port: number;
  readonly protocol: Protocol;
}

/** A process of a node itself: the kubelet, the API server of K3s. */
export interface NodeParty {
  readonly kind: 'node';
  readonly name: string;
  readonly addresses: IntervalSet;
}

/** Anything known by its addresses alone. */
export interface OutsideParty {
  readonly kind: 'outside';
  readonly addresses: IntervalSet;
}
