import type { From } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { renderFiles } from './cfg/files.ts';
import { DEFAULTS } from './defaults.ts';
import { toFirewall } from './to-firewall.ts';
import { toJobs } from './to-jobs.ts';
import { toSdn } from './to-sdn.ts';
import type { DrawnValues } from './values.ts';

export function toValues(network: Network, from: From): DrawnValues {
  const { proxmox } = network;
  if (proxmox === null) return from(network, { ...DEFAULTS });
  const sdn = toSdn({ proxmox, network: network.name, from });
  const firewall = toFirewall(network, from);
  const files = renderFiles({ proxmox, sdn, firewall }).map(({ key, text }): [string, string] => [key, text]);
  const asksForJobs = proxmox.drift !== null || proxmox.reconcile !== null;
  return from(proxmox, {
    ...DEFAULTS,
    version: proxmox.version,
    ...sdn,
    firewall,
    files: Object.fromEntries(files),
    ...(asksForJobs && toJobs({ network, proxmox, from })),
  });
}
