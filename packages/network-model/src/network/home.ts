import type { Address, AddressBlock, Cidr } from '@netloom/addresses';
import type { Endpoint } from '../endpoint.ts';
import type { ForwardTarget } from '../forward-target.ts';
import type { Hostname } from '../names.ts';
import type { PublicSource } from '../public-source.ts';
import type { PortRange } from './policies.ts';

export type Space = 'lan' | 'sdn' | 'pods' | 'services' | 'tailnet' | 'vpn' | 'public';

export interface Subnet {
  /** The segment's name, `lan` where the home network is one link, the VNet's name, `pods`, `services`, `tailnet`, the VPN's name. */
  readonly name: string;
  readonly space: Exclude<Space, 'public'>;
  readonly cidr: Cidr;
  /** Bytes; null where the network does not state it. */
  readonly mtu: number | null;
  readonly gateway: Address | null;
  /** The VLAN id of a segment; null where it is untagged, or none. */
  readonly vlan: number | null;
  /** Whether the gateway answers ARP and NDP for addresses that it has a route to; null where the network does not state it. */
  readonly proxyArp: boolean | null;
}

export interface Reservation {
  readonly purpose: 'dhcp' | 'reserved';
  readonly space: 'lan' | 'sdn';
  /** The segment that the file states it in; null in a VNet. */
  readonly segment: string | null;
  readonly addresses: AddressBlock;
}

export interface Host {
  readonly name: string;
  readonly role: 'gateway' | 'proxmox' | 'node' | 'host';
  readonly addresses: readonly HostAddress[];
  /** Where the DHCP server gives it its addresses; null where they are its own. */
  readonly mac: string | null;
}

/** Of a machine that is in a segment beside that of its primary addresses. */
export interface Interface {
  /** The segment that it is in. */
  readonly segment: string;
  readonly addresses: readonly Address[];
  /** Its name on the machine; null where the network does not state it. */
  readonly iface: string | null;
}

export interface HostAddress {
  readonly space: 'lan' | 'sdn';
  readonly address: Address;
  /** The segment that the file states it in; null where it may be any: the primary one of nodes and Proxmox hosts, and in a VNet. */
  readonly segment: string | null;
}

/** Traffic between segments. netloom does not manage the router: traces follow it. */
export interface Routing {
  /** `stated`: nothing but what `allows` names. */
  readonly between: 'open' | 'stated';
  readonly allows: readonly {
    readonly from: Endpoint;
    readonly to: Endpoint;
    /** None is every port. */
    readonly ports: readonly PortRange[];
  }[];
}

export interface PublicWay {
  /** null where it changes. */
  readonly address: Address | null;
  /** The name that a DDNS client keeps at the address; null where that is fixed. */
  readonly ddns: Hostname | null;
  /** Whether devices at home reach forwarded ports at the public address; null where the network does not state it. */
  readonly hairpin: boolean | null;
}

export interface Forward {
  readonly port: PortRange;
  readonly to: ForwardTarget;
  /** The first port inside; of a range the others follow it. */
  readonly targetPort: number;
  /** The clients that it is for; none is everyone. */
  readonly from: readonly PublicSource[];
}

/** An IPv6 address at home that the router's firewall lets the internet reach. */
export interface Opening {
  readonly to: ForwardTarget;
  readonly ports: readonly PortRange[];
  /** None is everyone. */
  readonly from: readonly PublicSource[];
}
