import type { ChartPackage } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { chart } from './chart.ts';
import { toValues } from './to-values.ts';
import { ProxmoxSdnValues } from './values.ts';

export const proxmoxSdnChart: ChartPackage<Network, ProxmoxSdnValues> = {
  chart,
  requires: [],
  values: ProxmoxSdnValues,
  isEnabled: ({ proxmox }) => proxmox !== null && proxmox.zones.length > 0,
  toValues,
};
