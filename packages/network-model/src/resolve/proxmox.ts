import type { NetworkFile } from '../file/network-file.ts';
import type { Proxmox, VNet, Zone } from '../network.ts';
import { given } from './given.ts';
import { toInterfaces } from './interfaces.ts';
import type { Recording } from './recording.ts';

type ProxmoxFile = NonNullable<NetworkFile['proxmox']>;

export function toProxmox({ proxmox }: NetworkFile, record: Recording): Proxmox | null {
  if (proxmox === undefined) return null;
  return record.from(proxmox, {
    version: proxmox.version,
    hosts: record.rows(proxmox.hosts, (host) => ({
      name: host.name,
      addresses: given(host.address, host.address6),
      interfaces: toInterfaces(host.interfaces, record),
      fingerprint: host.fingerprint ?? null,
    })),
    zones: record.rows(proxmox.sdn.zones, (zone) => toZone(zone, proxmox, record)),
    vnets: record.rows(proxmox.sdn.vnets, (vnet) => toVNet(vnet, record)),
    api: record.from(proxmox.api, {
      ca: proxmox.api.ca ?? null,
      credentials: proxmox.api.credentials,
    }),
    drift: proxmox.drift ?? null,
    reconcile: proxmox.reconcile ?? null,
  });
}

/** A VXLAN zone whose peers are not stated has a VTEP on every host: a host without one is cut off. */
function toZone(zone: ProxmoxFile['sdn']['zones'][number], proxmox: ProxmoxFile, record: Recording): Zone {
  const everyHost = zone.type === 'vxlan' ? proxmox.hosts.map(({ address }) => address) : [];
  return {
    name: zone.name,
    type: zone.type,
    ipam: zone.ipam,
    mtu: zone.mtu ?? null,
    peers: zone.peers ?? record.derived(everyHost, 'every Proxmox host is a VTEP', [zone, ...proxmox.hosts]),
    port: zone.port,
    bridge: zone.bridge ?? null,
    tag: zone.tag ?? null,
  };
}

function toVNet(vnet: ProxmoxFile['sdn']['vnets'][number], record: Recording): VNet {
  return {
    name: vnet.name,
    zone: vnet.zone,
    vni: vnet.vni ?? null,
    mtu: vnet.mtu ?? null,
    alias: vnet.alias ?? null,
    subnets: record.rows(vnet.subnets, (subnet) => ({
      cidr: subnet.cidr,
      gateway: subnet.gateway ?? null,
      snat: subnet.snat,
      dhcp: subnet.dhcp,
    })),
  };
}
