import type { Address, AddressBlock, Cidr } from '@netloom/addresses';
import type { Interface } from './home.ts';

export interface Proxmox {
  readonly version: 8 | 9;
  readonly hosts: readonly ProxmoxHost[];
  readonly zones: readonly Zone[];
  readonly vnets: readonly VNet[];
  readonly api: {
    /** PEM; null where only fingerprints are stated. */
    readonly ca: string | null;
    readonly credentials: { readonly existingSecret: string; readonly key: string };
  };
  /** The CronJob that compares; null where it is off. */
  readonly drift: { readonly schedule: string } | null;
  /** The Job that changes the hosts; null where it is off. */
  readonly reconcile: { readonly adopt: boolean } | null;
}

export interface ProxmoxHost {
  readonly name: string;
  /** Of its API and its VXLAN tunnels. */
  readonly addresses: readonly Address[];
  /** In further segments. */
  readonly interfaces: readonly Interface[];
  /** SHA-256 of the certificate of its API; null where the file does not state it. */
  readonly fingerprint: string | null;
}

export interface Zone {
  readonly name: string;
  readonly type: 'vxlan' | 'simple' | 'vlan' | 'qinq' | 'evpn';
  readonly ipam: string;
  readonly mtu: number | null;
  /** VTEPs of a VXLAN zone; every Proxmox host unless stated. */
  readonly peers: readonly Address[];
  /** UDP; 4789 unless stated. */
  readonly port: number;
  readonly bridge: string | null;
  /** The service VLAN of a qinq zone. */
  readonly tag: number | null;
}

export interface VNet {
  readonly name: string;
  readonly zone: string;
  /** The VXLAN network identifier, or the VLAN id of a vlan zone. */
  readonly vni: number | null;
  readonly mtu: number | null;
  readonly alias: string | null;
  readonly subnets: readonly VNetSubnet[];
}

export interface VNetSubnet {
  readonly cidr: Cidr;
  readonly gateway: Address | null;
  readonly snat: boolean;
  readonly dhcp: readonly AddressBlock[];
}
