import type { Cluster, Network, Subnet, Zone } from './network.ts';
import { nodeSegments, segmentSubnets } from './node-segments.ts';

/** Ethernet's, which a LAN has unless it states another. */
const ETHERNET = 1500;

export function lanMtu(network: Network): number {
  return mtuOf(nodeSegments(network)[0] ?? null);
}

/** What VXLAN packets of a zone go through: the segment of its peers. */
export function underlayOf({ peers }: Pick<Zone, 'peers'>, network: Network): Subnet | null {
  const segments = segmentSubnets(network);
  return segments.find(({ cidr }) => peers.some((peer) => cidr.contains(peer))) ?? segments[0] ?? null;
}

/** Bytes that a segment carries. */
export function mtuOf(segment: Subnet | null): number {
  return segment?.mtu ?? ETHERNET;
}

/** Outer IP, UDP, VXLAN and inner Ethernet headers: 50 bytes over IPv4, 20 more over IPv6. RFC 7348, section 5. */
export function vxlanHeader({ peers }: Pick<Zone, 'peers'>): number {
  return peers.some(({ family }) => family === 6) ? 70 : 50;
}

/** How a backend of flannel carries a packet to another node. */
export interface FlannelBackend {
  readonly name: string;
  /** UDP. */
  readonly port: number;
  /** The bytes that its headers add to each packet. */
  readonly overhead: number;
}

/** flannel's pkg/backend; null where packets go as they are, or no flannel runs. */
export function flannelBackend({ backend }: Cluster['flannel']): FlannelBackend | null {
  switch (backend) {
    case 'vxlan':
      return { name: "flannel's VXLAN", port: 8472, overhead: 50 };
    case 'wireguard-native':
      return { name: "flannel's WireGuard", port: 51820, overhead: 80 };
    case 'host-gw':
    case 'none':
      return null;
    default:
      return backend satisfies never;
  }
}
