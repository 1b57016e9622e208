import type { Address, AddressBlock } from '@netloom/addresses';

export interface LabelSelector {
  readonly matchLabels: Readonly<Record<string, string>>;
}

/** What gives Services of type LoadBalancer their addresses. `none`: nothing in the cluster does. */
export type LoadBalancerName = 'metallb' | 'cilium' | 'kube-vip' | 'none';

export interface LoadBalancer {
  readonly by: LoadBalancerName;
  /** MetalLB's. */
  readonly namespace: string;
}

export interface Pool {
  readonly name: string;
  readonly addresses: readonly AddressBlock[];
  readonly autoAssign: boolean;
  readonly avoidBuggyIPs: boolean;
  /** serviceAllocation of MetalLB; null where the pool is open to every Service. */
  readonly allocation: {
    readonly priority: number | null;
    readonly namespaces: readonly string[];
    readonly namespaceSelectors: readonly LabelSelector[];
    readonly serviceSelectors: readonly LabelSelector[];
  } | null;
}

export interface L2Advertisement {
  readonly name: string;
  readonly pools: readonly string[];
  readonly nodes: readonly string[];
  readonly interfaces: readonly string[];
}

export interface BgpPeer {
  readonly name: string;
  readonly myAsn: number;
  readonly peerAsn: number;
  readonly address: Address;
  readonly port: number | null;
  readonly nodes: readonly string[];
  /** Seconds. */
  readonly holdTime: number | null;
  /** Seconds. */
  readonly keepaliveTime: number | null;
  readonly ebgpMultiHop: boolean;
  readonly bfdProfile: string | null;
  readonly vrf: string | null;
  /** Name of the Secret (type kubernetes.io/basic-auth) that holds the password. */
  readonly existingSecret: string | null;
}

export interface BgpAdvertisement {
  readonly name: string;
  readonly pools: readonly string[];
  readonly peers: readonly string[];
  readonly nodes: readonly string[];
  readonly aggregationLength: number | null;
  readonly aggregationLength6: number | null;
  readonly localPref: number | null;
  readonly communities: readonly string[];
}

export interface BfdProfile {
  readonly name: string;
  /** Milliseconds. */
  readonly receiveInterval: number | null;
  /** Milliseconds. */
  readonly transmitInterval: number | null;
  readonly detectMultiplier: number | null;
  readonly echoMode: boolean;
  readonly passiveMode: boolean;
}

export interface Community {
  readonly name: string;
  readonly communities: readonly { readonly name: string; readonly value: string }[];
}

export interface Allocation {
  readonly addresses: AddressBlock;
  /** `namespace/name` of the Service, or null for a row that lists the addresses as available. */
  readonly service: string | null;
  /** The Service's sharing key; null where the row does not state one. */
  readonly allowSharedIp: string | null;
}
