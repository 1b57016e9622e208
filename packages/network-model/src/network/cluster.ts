import type { Address, Cidr } from '@netloom/addresses';
import type { Cni, DistributionName, PolicyEngine } from '../distributions.ts';
import type { Hostname } from '../names.ts';
import type { Interface } from './home.ts';

export interface Node {
  readonly name: string;
  readonly role: 'server' | 'agent';
  /** The primary ones, which the cluster knows it by; packets to networks that it has no interface in leave from them. */
  readonly addresses: readonly Address[];
  /** The interface that has them; null where the network does not state it. */
  readonly iface: string | null;
  /** In further segments. */
  readonly interfaces: readonly Interface[];
  readonly sdnAddresses: readonly Address[];
  /** Observed: the cluster hands out pod CIDRs in join order. Feeds documents and policies; nothing sets it. */
  readonly podCidrs: readonly Cidr[];
  /** Observed: the Proxmox host that runs the VM. */
  readonly host: string | null;
  /** The id of its VM on that host. */
  readonly vmId: number | null;
  readonly guestMtu: number | null;
}

export interface Cluster {
  readonly distribution: DistributionName;
  /** null where the file does not state it. */
  readonly version: string | null;
  /** Talos' own, beside that of Kubernetes; null where the file does not state it. */
  readonly talosVersion: string | null;
  /** Which cluster this is, checked before writing to one; null where the file does not state it. */
  readonly identity: ClusterIdentity | null;
  readonly podCidrs: readonly Cidr[];
  readonly serviceCidrs: readonly Cidr[];
  readonly clusterDns: readonly Address[];
  /** Whether CoreDNS answers internal names itself, inside the cluster; null where it does not. */
  readonly splitHorizon: SplitHorizon | null;
  readonly flannel: {
    readonly backend: 'vxlan' | 'host-gw' | 'wireguard-native' | 'none';
    /** Where node-to-node traffic goes. */
    readonly network: 'lan' | 'sdn';
    readonly iface: string | null;
  };
  /** The pod network; of flannel and canal, `flannel` has the settings. */
  readonly cni: Cni;
  /** How a pod network other than flannel carries packets between nodes; null where it is not known. */
  readonly overlay: 'vxlan' | 'geneve' | 'ipip' | 'native' | null;
  /** What enforces policies; null where it is not known. */
  readonly policyEngine: PolicyEngine | null;
  /** The load balancer that K3s and RKE2 have themselves, which K3s starts by default. */
  readonly servicelb: boolean;
  /** TCP, on the servers. */
  readonly apiPort: number;
  /** The ports of every node that Services may have; null where the file does not state them, and Kubernetes' default counts. */
  readonly nodePorts: NodePortRange | null;
  /** One address for the API of all servers; null where the file states none. */
  readonly api: ClusterApi | null;
  readonly tlsSans: readonly string[];
}

export interface NodePortRange {
  readonly first: number;
  readonly last: number;
}

export interface ClusterApi {
  /** One of each family at most. */
  readonly addresses: readonly Address[];
  /** `kube-vip` and `keepalived` move it between servers, MetalLB assigns it from a pool, `external` stands before the servers. */
  readonly by: 'kube-vip' | 'keepalived' | 'metallb' | 'external';
  readonly port: number;
  /** null where it has none. */
  readonly name: Hostname | null;
}

/** What identifies the cluster of this network; null: not stated. */
export interface ClusterIdentity {
  /** URL of the API server, without a slash at its end. */
  readonly server: string | null;
  /** Of the certificate authority: 32 pairs of upper-case hex digits between colons. */
  readonly caSha256: string | null;
  /** Of the namespace kube-system, in lower case. */
  readonly uid: string | null;
}

export interface SplitHorizon {
  /** Resolvers for all other names of the internal zones; none: those of the nodes. */
  readonly forwarders: readonly Address[];
}
