import type { ChartPackage } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { chart, requires } from './chart.ts';
import { toValues } from './to-values.ts';
import { MetalLbValues } from './values.ts';

export const metallbChart: ChartPackage<Network, MetalLbValues> = {
  chart,
  requires,
  values: MetalLbValues,
  isEnabled: (network) => network.loadBalancer !== null,
  toValues,
};
