import type { Network, Zone } from '../../network.ts';

/** Ethernet's, which a LAN has unless it states another. */
const ETHERNET = 1500;

export function lanMtu({ subnets }: Network): number {
  return subnets.find(({ space }) => space === 'lan')?.mtu ?? ETHERNET;
}

/** Outer IP, UDP, VXLAN and inner Ethernet headers: 50 bytes over IPv4, 20 more over IPv6. RFC 7348, section 5. */
export function vxlanHeader({ peers }: Pick<Zone, 'peers'>): number {
  return peers.some(({ family }) => family === 6) ? 70 : 50;
}
