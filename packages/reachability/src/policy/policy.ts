import type { Drawn } from '@netloom/chart-kit';

/** NetworkPolicySpec of networking.k8s.io/v1, whole. */
export interface PolicySpec {
  readonly podSelector: LabelSelector;
  readonly policyTypes?: readonly ('Ingress' | 'Egress')[] | undefined;
  readonly ingress?: readonly PolicyIngressRule[] | undefined;
  readonly egress?: readonly PolicyEgressRule[] | undefined;
}

export interface PolicyIngressRule {
  readonly from?: readonly PolicyPeer[] | undefined;
  readonly ports?: readonly PolicyPort[] | undefined;
}

export interface PolicyEgressRule {
  readonly to?: readonly PolicyPeer[] | undefined;
  readonly ports?: readonly PolicyPort[] | undefined;
}

/** Either an ipBlock or selectors; the API refuses both and neither. */
export interface PolicyPeer {
  readonly podSelector?: LabelSelector | undefined;
  readonly namespaceSelector?: LabelSelector | undefined;
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

export interface LabelSelector {
  readonly matchLabels?: Labels | undefined;
  readonly matchExpressions?: readonly LabelSelectorRequirement[] | undefined;
}

export interface LabelSelectorRequirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values?: readonly string[] | undefined;
}

export type Labels = Readonly<Record<string, string>>;

/** A policy in its namespace, as the charts render it or as plain data. */
export type Policy = Drawn<{
  readonly name: string;
  readonly namespace: string;
  readonly spec: PolicySpec;
}>;
