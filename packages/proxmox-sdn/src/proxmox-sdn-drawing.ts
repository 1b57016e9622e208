import type { ChartDrawing } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { chart } from './chart.ts';
import { toValues } from './to-values.ts';
import type { ProxmoxSdnValues } from './values.ts';

export const proxmoxSdnDrawing: ChartDrawing<Network, ProxmoxSdnValues> = {
  chart,
  requires: [],
  isEnabled: ({ proxmox }) => proxmox !== null && proxmox.zones.length > 0,
  toValues,
};
