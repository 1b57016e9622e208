import type { Address } from '@netloom/addresses';
import { closest } from '@netloom/diagnostics';
import type { Network, Proxmox, Zone } from '@netloom/network-model';

type ProxmoxHost = Proxmox['hosts'][number];

/** A peer that is not a Proxmox host, and a similar address of a host that is not a peer. */
export interface PeerTypo {
  readonly peer: Address;
  readonly host: ProxmoxHost;
  readonly intended: Address;
}

/** Hosts without an address among the peers of the zone. */
export function hostsWithoutPeer(zone: Zone, hosts: readonly ProxmoxHost[]): readonly ProxmoxHost[] {
  const peers = new Set(zone.peers.map(String));
  return hosts.filter(({ addresses }) => !addresses.some((address) => peers.has(address.toString())));
}

/**
 * A peer may be a machine outside the Proxmox cluster, and every host of the cluster must be a peer (pve-docs, pvesdn): so
 * an unknown peer alone is not an error, and one beside a missing host most often is.
 */
export function peerTypos(zone: Zone, { proxmox, hosts: all }: Network): readonly PeerTypo[] {
  const hosts = proxmox?.hosts ?? [];
  const stated = new Set(all.flatMap(({ addresses }) => addresses.map(({ address }) => address.toString())));
  const missing = hostsWithoutPeer(zone, hosts);
  return zone.peers.flatMap((peer) => {
    // an address of a machine of the network is intended
    if (stated.has(peer.toString())) return [];
    const free = missing.flatMap((host) =>
      host.addresses.filter(({ family }) => family === peer.family).map((intended) => ({ host, intended })),
    );
    const text = closest(
      peer.toString(),
      free.map(({ intended }) => intended.toString()),
    );
    const found = free.find(({ intended }) => intended.toString() === text);
    return found === undefined ? [] : [{ peer, ...found }];
  });
}
