import type { Drawn } from '@netloom/chart-kit';

/** NetworkPolicySpec of networking.k8s.io/v1, whole. */
export interface PolicySpec {
  readonly podSelector: Selector;
  readonly policyTypes?: readonly ('Ingress' | 'Egress')[] | undefined;
  readonly ingress?: readonly IngressRule[] | undefined;
  readonly egress?: readonly EgressRule[] | undefined;
}

export interface IngressRule {
  readonly from?: readonly Peer[] | undefined;
  readonly ports?: readonly PolicyPort[] | undefined;
}

export interface EgressRule {
  readonly to?: readonly Peer[] | undefined;
  readonly ports?: readonly PolicyPort[] | undefined;
}

/** Either an ipBlock or selectors; the API refuses both and neither. */
export interface Peer {
  readonly podSelector?: Selector | undefined;
  readonly namespaceSelector?: Selector | undefined;
  readonly ipBlock?: IpBlock | undefined;
}

export interface IpBlock {
  readonly cidr: string;
  readonly except?: readonly string[] | undefined;
}

export interface PolicyPort {
  readonly protocol?: Protocol | undefined;
  /** A number, or the name of a container port of the pod that is connected to. */
  readonly port?: number | string | undefined;
  readonly endPort?: number | undefined;
}

export type Protocol = 'TCP' | 'UDP' | 'SCTP';

export interface Selector {
  readonly matchLabels?: Labels | undefined;
  readonly matchExpressions?: readonly Requirement[] | undefined;
}

export interface Requirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values?: readonly string[] | undefined;
}

export type Labels = Readonly<Record<string, string>>;

/** A policy in its namespace, as the charts draw it or as plain data. */
export type Policy = Drawn<{
  readonly name: string;
  readonly namespace: string;
  readonly spec: PolicySpec;
}>;
