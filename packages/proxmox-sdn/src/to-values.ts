import type { From } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { renderFiles } from './cfg/files.ts';
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
  const files = renderFiles({ proxmox, sdn, firewall }).map(({ key, text }): [string, string] => [key, text]);
  return from(proxmox, { ...base, ...sdn, firewall, files: from(proxmox, Object.fromEntries(files)) });
}
