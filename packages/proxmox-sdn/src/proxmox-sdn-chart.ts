import type { ChartPackage } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { proxmoxSdnDrawing } from './proxmox-sdn-drawing.ts';
import { ProxmoxSdnValues } from './values.ts';

export const proxmoxSdnChart: ChartPackage<Network, ProxmoxSdnValues> = {
  ...proxmoxSdnDrawing,
  values: ProxmoxSdnValues,
};
