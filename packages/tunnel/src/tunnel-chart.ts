import type { ChartPackage } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { chart, requires } from './chart.ts';
import { toValues } from './to-values.ts';
import { TunnelValues } from './values.ts';

export const tunnelChart: ChartPackage<Network, TunnelValues> = {
  chart,
  requires,
  values: TunnelValues,
  isEnabled: (network) => network.tunnel !== null,
  toValues,
};
