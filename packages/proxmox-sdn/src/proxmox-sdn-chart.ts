import type { ChartPackage } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { chart } from './chart.ts';
import { toValues } from './to-values.ts';
import { ProxmoxSdnValues } from './values.ts';

export const proxmoxSdnChart: ChartPackage<Network, ProxmoxSdnValues> = {
  chart,
  bundles: [
    { path: 'files/reconcile.mjs', entry: new URL('../../proxmox/src/in-cluster/main.ts', import.meta.url) },
  ],
  requires: [],
  values: ProxmoxSdnValues,
  wanted: ({ proxmox }) => proxmox !== null && proxmox.zones.length > 0,
  toValues,
};
