import {
  mtuOf,
  underlayOf,
  vxlanHeader,
  type Network,
  type Subnet,
  type VNet,
  type Zone,
} from '@netloom/network-model';

/** What Proxmox takes for a VXLAN zone where nothing is stated, whatever the LAN carries. */
export const VXLAN_MTU = 1450;

/** The MTU that a network states for a zone: its own, else the least of its VNets'; Proxmox has one for all of them. */
export function statedMtu({ name, mtu }: Zone, vnets: readonly VNet[]): number | null {
  if (mtu !== null) return mtu;
  const stated = vnets.filter(({ zone }) => zone === name).flatMap((vnet) => vnet.mtu ?? []);
  return stated.length > 0 ? Math.min(...stated) : null;
}

/** What the LAN carries, and what VXLAN leaves of it: it takes the outer IP, UDP, VXLAN and the inner Ethernet header. */
export function roomForVxlan(
  zone: Zone,
  network: Network,
): { readonly lan: number; readonly room: number; readonly underlay: Subnet | null } {
  const underlay = underlayOf(zone, network);
  const lan = mtuOf(underlay);
  return { lan, room: lan - vxlanHeader(zone), underlay };
}
