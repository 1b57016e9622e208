import type { ChartPackage } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { tailscaleDrawing } from './tailscale-drawing.ts';
import { TailscaleValues } from './values.ts';

export const tailscaleChart: ChartPackage<Network, TailscaleValues> = {
  ...tailscaleDrawing,
  values: TailscaleValues,
};
