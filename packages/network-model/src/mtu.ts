import { DISTRIBUTIONS, type Cni } from './distributions.ts';
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

/** How a packet gets to another node. */
export interface Carrier {
  readonly name: string;
  /** UDP. */
  readonly port: number;
  /** The bytes that its headers add to each packet. */
  readonly overhead: number;
}

const CNI_NAMES: Readonly<Record<Cni, string>> = {
  flannel: "flannel's",
  canal: "canal's",
  calico: "Calico's",
  cilium: "Cilium's",
  'kube-router': "kube-router's",
  other: "the pod network's",
};

/** The kernel's, which canal's flannel takes: rke2-charts' packages/rke2-canal states none. */
const CANAL_PORT = 8472;

/**
 * What carries packets of pods between nodes by UDP; null where packets go as they are, by another protocol, or nobody
 * knows how. flannel's pkg/backend; Cilium's tunnelPort (8472, and 6081 for Geneve); Calico's vxlanPort.
 */
export function carrierOf({ cni, overlay, flannel, distribution }: Cluster): Carrier | null {
  if (overlay === 'geneve') return { name: `${CNI_NAMES[cni]} Geneve`, port: 6081, overhead: 50 };
  if (overlay === 'vxlan') {
    return { name: `${CNI_NAMES[cni]} VXLAN`, port: cni === 'cilium' ? 8472 : 4789, overhead: 50 };
  }
  switch (flannel.backend) {
    case 'vxlan':
      return {
        name: "flannel's VXLAN",
        port: cni === 'canal' ? CANAL_PORT : DISTRIBUTIONS[distribution].flannelPort,
        overhead: 50,
      };
    case 'wireguard-native':
      return { name: "flannel's WireGuard", port: 51820, overhead: 80 };
    case 'host-gw':
    case 'none':
      return null;
    default:
      return flannel.backend satisfies never;
  }
}
