import type { Address } from '@netloom/addresses';
import { closest } from '@netloom/diagnostics';
import type { Network, Proxmox, Zone } from '@netloom/network-model';

type ProxmoxHost = Proxmox['hosts'][number];

/** A peer that is no Proxmox host, where an address much like it belongs to a host that the zone leaves out. */
export interface PeerSlip {
  readonly peer: Address;
  readonly host: ProxmoxHost;
  readonly meant: Address;
}

/** Hosts of which no address is a peer of the zone. */
export function hostsLeftOut(zone: Zone, hosts: readonly ProxmoxHost[]): readonly ProxmoxHost[] {
  const peers = new Set(zone.peers.map(String));
  return hosts.filter(({ addresses }) => !addresses.some((address) => peers.has(address.toString())));
}

/**
 * A peer may be a machine outside the Proxmox cluster, and every host of the cluster must be a peer (pve-docs, pvesdn): so
 * an unknown peer alone is no mistake, and one beside a host that is missing most often is.
 */
export function peerSlips(zone: Zone, { proxmox, hosts: all }: Network): readonly PeerSlip[] {
  const hosts = proxmox?.hosts ?? [];
  const stated = new Set(all.flatMap(({ addresses }) => addresses.map(({ address }) => address.toString())));
  const missing = hostsLeftOut(zone, hosts);
  return zone.peers.flatMap((peer) => {
    // what the network gives to somebody is meant
    if (stated.has(peer.toString())) return [];
    const free = missing.flatMap((host) =>
      host.addresses.filter(({ family }) => family === peer.family).map((meant) => ({ host, meant })),
    );
    const text = closest(
      peer.toString(),
      free.map(({ meant }) => meant.toString()),
    );
    const found = free.find(({ meant }) => meant.toString() === text);
    return found === undefined ? [] : [{ peer, ...found }];
  });
}
