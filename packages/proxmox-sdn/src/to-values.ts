import type { From } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { renderClusterFw } from './cfg/cluster-fw.ts';
import { renderInterfaces } from './cfg/interfaces.ts';
import { renderSubnetsCfg, renderVnetsCfg, renderZonesCfg } from './cfg/sdn-cfg.ts';
import { toFirewall } from './to-firewall.ts';
import { toSdn } from './to-sdn.ts';
import type { DrawnValues } from './values.ts';

export function toValues(network: Network, from: From): DrawnValues {
  const { proxmox } = network;
  const base = { namespace: 'netloom-system', version: proxmox?.version ?? 9 };
  if (proxmox === null) {
    const firewall = from(network, { ipsets: [], rules: [], groups: [] });
    return from(network, { ...base, zones: [], vnets: [], subnets: [], firewall, files: from(network, {}) });
  }
  const sdn = toSdn({ proxmox, network: network.name, from });
  const firewall = toFirewall(network, from);
  const interfaces = proxmox.hosts.map((host): [string, string] => [
    `interfaces.d.sdn.${host.name}`,
    renderInterfaces(sdn, host.addresses),
  ]);
  return from(proxmox, {
    ...base,
    ...sdn,
    firewall,
    files: from(proxmox, {
      'zones.cfg': renderZonesCfg(sdn.zones, proxmox.version),
      'vnets.cfg': renderVnetsCfg(sdn.vnets),
      'subnets.cfg': renderSubnetsCfg(sdn.subnets),
      'cluster.fw': renderClusterFw(firewall),
      ...Object.fromEntries(interfaces),
    }),
  });
}
