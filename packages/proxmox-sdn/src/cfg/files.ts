import type { Proxmox } from '@netloom/network-model';
import type { DrawnValues, Sdn } from '../values.ts';
import { renderClusterFw } from './cluster-fw.ts';
import { renderInterfaces } from './interfaces.ts';
import { renderSubnetsCfg, renderVnetsCfg, renderZonesCfg } from './sdn-cfg.ts';

/** A file as Proxmox writes it. */
export interface ProxmoxFile {
  /** Its key in the chart's ConfigMap. */
  readonly key: string;
  /** The one host that has it; null for a file of the cluster, which every host has. */
  readonly host: string | null;
  readonly path: string;
  readonly text: string;
}

export function renderFiles(options: {
  readonly proxmox: Proxmox;
  readonly sdn: Sdn;
  readonly firewall: DrawnValues['firewall'];
}): readonly ProxmoxFile[] {
  const { proxmox, sdn, firewall } = options;
  const shared = (key: string, folder: string, text: string): ProxmoxFile => ({
    key,
    host: null,
    path: `${folder}/${key}`,
    text,
  });
  return [
    shared('zones.cfg', '/etc/pve/sdn', renderZonesCfg(sdn.zones, proxmox.version)),
    shared('vnets.cfg', '/etc/pve/sdn', renderVnetsCfg(sdn.vnets)),
    shared('subnets.cfg', '/etc/pve/sdn', renderSubnetsCfg(sdn.subnets)),
    shared('cluster.fw', '/etc/pve/firewall', renderClusterFw(firewall)),
    ...proxmox.hosts.map(({ name, addresses }) => ({
      key: `interfaces.d.sdn.${name}`,
      host: name,
      path: '/etc/network/interfaces.d/sdn',
      text: renderInterfaces(sdn, addresses),
    })),
  ];
}
